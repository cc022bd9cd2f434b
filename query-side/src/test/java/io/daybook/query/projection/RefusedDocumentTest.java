package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.embedded.ElasticsearchAddress;
import io.daybook.embedded.ElasticsearchOptions;
import io.daybook.embedded.EmbeddedElasticsearch;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an older version took, and a node with a small heap does not. */
class RefusedDocumentTest {
  private static final String LARGE = "a".repeat(6_000_000);

  @TempDir private Path data;

  private @Nullable EmbeddedElasticsearch node;

  /** The node again, with another heap and the same data. */
  private ElasticsearchAddress startWith(int heapMegabytes) {
    EmbeddedElasticsearch before = node;
    if (before != null) {
      before.close();
    }
    EmbeddedElasticsearch started =
        EmbeddedElasticsearch.start(
            new ElasticsearchOptions(
                Path.of(System.getProperty("daybook.node.dir")),
                data,
                "127.0.0.1",
                before == null ? 0 : before.address().url().getPort(),
                heapMegabytes,
                Duration.ofMinutes(4),
                List.of("-XX:TieredStopAtLevel=1")),
            _ -> {});
    node = started;
    return started.address();
  }

  @AfterEach
  void stop() {
    if (node != null) {
      node.close();
    }
  }

  /** Half of the heap that Daybook gives it takes documents of up to 5.3 MB. */
  @Test
  void itIsADeadLetterUntilThereIsRoomForItAndItsFeedGoesOn() throws SQLException {
    FlowCreated flow = Events.flow("etl");
    DeploymentCreated large = Events.deployment(flow, "large");
    DeploymentCreated other = Events.deployment(flow, "other");
    UUID id = large.deploymentId();
    try (ReadSide side = ReadSide.on(startWith(256)).start()) {
      side.ledger().append(flow, large, other);
      side.settle();
      side.ledger()
          .append(
              new DeploymentDescriptionChanged(id, LARGE),
              new DeploymentPaused(other.deploymentId()));
      side.settle();
      side.ledger().append(new DeploymentPaused(id), new DeploymentPaused(other.deploymentId()));
      side.settle();

      assertThat(isPaused(side, other.deploymentId())).isTrue();
      assertThat(isPaused(side, id)).isFalse();
      assertThat(side.document(Index.DEPLOYMENT_HISTORY, other.deploymentId() + "-3")).isNotNull();
      assertThat(side.bean(Projections.class).problem()).isNull();
      assertNamed(side, new DeploymentProjector(), "document " + id + " of ");
      assertNamed(side, new DeploymentHistory(), "document " + id + "-2 of ");

      side.stop();
      ElasticsearchAddress larger = startWith(512);
      side.with("daybook.elasticsearch.url", larger.url().toString())
          .with("daybook.elasticsearch.api-key", larger.apiKey())
          .start()
          .settle();
      side.bean(Projections.class).retry(new DeploymentProjector());
      side.bean(Projections.class).retry(new DeploymentHistory());

      assertThat(side.ledger().number("select count(*) from projection.dead_letter")).isZero();
      assertThat(isPaused(side, id)).isTrue();
      JsonNode revision =
          Objects.requireNonNull(side.document(Index.DEPLOYMENT_HISTORY, id + "-3"));
      assertThat(revision.at("/body/description").stringValue().equals(LARGE)).isTrue();
    }
  }

  private static boolean isPaused(ReadSide side, UUID deployment) {
    return Objects.requireNonNull(side.document(Index.DEPLOYMENTS, deployment))
        .path("paused")
        .booleanValue();
  }

  private static void assertNamed(ReadSide side, Projector<?> projector, String document) {
    JsonNode letters = side.bean(ProjectionStatus.class).deadLetters(projector, 10);
    assertThat(letters).hasSize(2);
    assertThat(letters.at("/0/event").stringValue()).isEqualTo("DeploymentDescriptionChanged");
    assertThat(letters.at("/0/reason").stringValue())
        .contains(document)
        .contains(projector.name())
        .contains("of the 26843545 that a node has")
        .contains("daybook.embedded.elasticsearch-heap");
    assertThat(letters.at("/1/reason").stringValue()).contains("an earlier event of it");
  }

  @Test
  void theHistoryOfWhatWasDeletedNamesItAndHasItWhenThereIsRoom() throws SQLException {
    FlowCreated flow = Events.flow("etl");
    DeploymentCreated large = Events.deployment(flow, "large");
    UUID id = large.deploymentId();
    try (ReadSide side = ReadSide.on(startWith(256)).start()) {
      side.ledger().append(flow, large);
      side.settle();
      long refused = side.ledger().append(new DeploymentDescriptionChanged(id, LARGE));
      side.settle();
      side.ledger().append(new DeploymentDeleted(id));
      side.settle();

      assertThat(side.document(Index.DEPLOYMENTS, id)).isNull();
      assertThat(side.document(Index.DEPLOYMENT_HISTORY, id + "-2")).isNull();
      assertThat(side.document(Index.DEPLOYMENT_HISTORY, id + "-3")).isNotNull();
      assertThat(deadLetters(side, new DeploymentProjector())).isEmpty();
      assertThat(deadLetters(side, new DeploymentHistory()))
          .anyMatch(letter -> letter.path("position").longValue() == refused);

      side.stop();
      ElasticsearchAddress larger = startWith(512);
      side.with("daybook.elasticsearch.url", larger.url().toString())
          .with("daybook.elasticsearch.api-key", larger.apiKey())
          .start()
          .settle();
      side.bean(Projections.class).retry(new DeploymentHistory());

      assertThat(deadLetters(side, new DeploymentHistory())).isEmpty();
      JsonNode revision =
          Objects.requireNonNull(side.document(Index.DEPLOYMENT_HISTORY, id + "-2"));
      assertThat(revision.at("/body/description").stringValue().equals(LARGE)).isTrue();
    }
  }

  private static JsonNode deadLetters(ReadSide side, Projector<?> projector) {
    return side.bean(ProjectionStatus.class).deadLetters(projector, 10);
  }
}
