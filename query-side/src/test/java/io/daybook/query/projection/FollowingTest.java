package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FollowingTest {

  private final FlowCreated flow = Events.flow("etl");
  private ReadSide side;

  @BeforeEach
  void create() throws SQLException {
    side = ReadSide.create();
    side.ledger().append(flow);
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private List<DeploymentCreated> appendDeployments(int count) throws SQLException {
    List<DeploymentCreated> created =
        IntStream.range(0, count).mapToObj(i -> Events.deployment(flow, "d" + i)).toList();
    side.ledger().append(created);
    return created;
  }

  private long version(DeploymentCreated deployment) {
    SearchClient client = side.bean(SearchClient.class);
    String path =
        "/" + client.names().alias(Index.DEPLOYMENTS) + "/_doc/" + deployment.deploymentId();
    return Json.MAPPER.readTree(client.get(path)).path("_version").longValue();
  }

  @Test
  void whatWasAppendedWhileNobodyFollowedIsAppliedAtTheNextStart() throws SQLException {
    side.start();
    appendDeployments(3);
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(3);
    side.stop();

    appendDeployments(2_500);
    side.start();

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(2_503);
  }

  @Test
  void applyingTheSameEventsAgainChangesNothing() throws SQLException {
    side.start();
    List<DeploymentCreated> created = appendDeployments(3);
    DeploymentCreated kept = created.getFirst();
    DeploymentCreated gone = created.getLast();
    long paused = side.ledger().append(new DeploymentPaused(kept.deploymentId()));
    side.ledger().append(new DeploymentPaused(gone.deploymentId()));
    side.ledger().append(new DeploymentDeleted(gone.deploymentId()));
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(2);
    JsonNode before = side.document(Index.DEPLOYMENTS, kept.deploymentId());
    side.stop();

    side.ledger().execute("update projection.progress set applied = 2, changed = 0");
    side.with("daybook.projection.batch-size", 2).start();

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(2);
    assertThat(side.document(Index.DEPLOYMENTS, kept.deploymentId())).isEqualTo(before);
    assertThat(version(kept)).isEqualTo(paused);
    assertThat(side.ledger().number("select count(*) from projection.dead_letter")).isZero();
  }

  @Test
  void anEventOfADeletedDeploymentIsAppliedAgainFromTheLedger() throws SQLException {
    side.start();
    DeploymentCreated created = appendDeployments(1).getFirst();
    long before = side.ledger().number("select position from ledger.head");
    side.ledger().append(new DeploymentPaused(created.deploymentId()));
    side.ledger().append(new DeploymentDeleted(created.deploymentId()));
    assertThat(side.count(Index.DEPLOYMENTS)).isZero();
    side.stop();

    side.ledger().execute("update projection.progress set applied = " + before);
    side.start();

    assertThat(side.count(Index.DEPLOYMENTS)).isZero();
    assertThat(side.ledger().number("select count(*) from projection.dead_letter")).isZero();
  }

  @Test
  void aTransactionThatStaysOpenLongIsStillApplied() throws SQLException {
    side.with("daybook.projection.tick", "50ms").start();
    appendDeployments(1);
    side.settle();

    side.ledger().write(List.of(Events.deployment(flow, "late")));
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(5, TimeUnit.SECONDS)
        .until(() -> side.document(Index.FLOWS, flow.flowId()) != null);
    side.ledger().commit();

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(2);
  }

  @Test
  void aReaderOfTheHistoryDoesNotWaitForItsDelay() throws SQLException {
    side.with("daybook.projection.history-delay", "60s")
        .with("daybook.projection.tick", "60s")
        .with("daybook.reads.wait", "30s")
        .start();
    side.settle();

    appendDeployments(2);

    assertThat(side.count(Index.DEPLOYMENT_HISTORY)).isEqualTo(2);
  }

  @Test
  void manyChangesOfOneDeploymentInOneBatchAreOneDocument() throws SQLException {
    DeploymentCreated created = Events.deployment(flow, "busy");
    List<LedgerEvent> events = new ArrayList<>();
    events.add(created);
    IntStream.range(0, 500)
        .forEach(
            i -> events.add(new DeploymentTagsChanged(created.deploymentId(), List.of("tag" + i))));
    long last = side.ledger().append(events);

    side.start();

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(1);
    assertThat(version(created)).isEqualTo(last);
    assertThat(
            Objects.requireNonNull(side.document(Index.DEPLOYMENTS, created.deploymentId()))
                .path("tags")
                .toString())
        .isEqualTo("[\"tag499\"]");
  }
}
