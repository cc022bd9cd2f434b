package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLetterTest {

  private final FlowCreated flow = Events.flow("etl");
  private final DeploymentCreated poisoned = Events.deployment(flow, "poisoned");
  private final DeploymentCreated other = Events.deployment(flow, "other");
  private final UUID id = poisoned.deploymentId();
  private ReadSide side;
  private long unreadable;

  @BeforeEach
  void givenAnEventThatNoVersionCanRead() throws SQLException {
    side = ReadSide.create().start();
    side.ledger().append(flow, poisoned, other);
    unreadable = side.ledger().appendRaw(id, "Deployment", "DeploymentTeleported", "{}");
    side.ledger().append(new DeploymentPaused(id), new DeploymentPaused(other.deploymentId()));
    side.settle();
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private boolean isPaused(UUID deployment) {
    JsonNode document = Objects.requireNonNull(side.document(Index.DEPLOYMENTS, deployment));
    return document.path("paused").booleanValue();
  }

  private JsonNode status() {
    for (JsonNode one : side.bean(ProjectionStatus.class).all()) {
      if (one.path("name").stringValue().equals("deployments")) {
        return one;
      }
    }
    throw new AssertionError("no status of deployments");
  }

  @Test
  void itIsKeptWithAllLaterOnesOfItsDocumentAndTheOthersGoOn() throws SQLException {
    side.ledger().append(new DeploymentTagsChanged(id, List.of("later")));
    side.settle();

    assertThat(isPaused(other.deploymentId())).isTrue();
    assertThat(isPaused(id)).isFalse();
    assertThat(status().path("dead_letters").intValue()).isEqualTo(3);
    assertThat(status().path("lag").intValue()).isZero();
    JsonNode letters = side.bean(ProjectionStatus.class).deadLetters(new DeploymentProjector(), 10);
    assertThat(letters.at("/0/event").stringValue()).isEqualTo("DeploymentTeleported");
    assertThat(letters.at("/0/reason").stringValue()).contains("newer Daybook");
    assertThat(letters.at("/2/event").stringValue()).isEqualTo("DeploymentTagsChanged");
  }

  @Test
  void aRetryThatFailsKeepsThem() {
    side.bean(Projections.class).retry(new DeploymentProjector());

    assertThat(status().path("dead_letters").intValue()).isEqualTo(2);
    assertThat(
            side.bean(ProjectionStatus.class)
                .deadLetters(new DeploymentProjector(), 10)
                .at("/0/attempts")
                .intValue())
        .isEqualTo(2);
  }

  @Test
  void aRetryAppliesThemWhenTheCauseIsGone() throws SQLException {
    side.ledger().replace(unreadable, new DeploymentTagsChanged(id, List.of("mended")));

    side.bean(Projections.class).retry(new DeploymentProjector());

    assertThat(status().path("dead_letters").intValue()).isZero();
    assertThat(isPaused(id)).isTrue();
    assertThat(
            side.search(Index.DEPLOYMENTS, "{\"query\":{\"term\":{\"tags\":\"mended\"}}}")
                .path("hits"))
        .hasSize(1);
    side.ledger().append(new DeploymentTagsChanged(id, List.of("goes on")));
    assertThat(
            side.search(Index.DEPLOYMENTS, "{\"query\":{\"term\":{\"tags\":\"goes on\"}}}")
                .path("hits"))
        .hasSize(1);
  }

  /** A newer version begins with what an older one could not apply. */
  @Test
  void aStartTriesThemAgain() throws SQLException {
    side.stop();
    side.ledger().replace(unreadable, new DeploymentTagsChanged(id, List.of("mended")));
    side.start();

    await().until(() -> status().path("dead_letters").intValue() == 0);
    assertThat(isPaused(id)).isTrue();
  }
}
