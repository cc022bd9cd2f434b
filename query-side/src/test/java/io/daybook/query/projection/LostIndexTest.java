package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever Elasticsearch loses of the ledger's documents comes back by itself, and no read is
 * short.
 */
class LostIndexTest {

  private final FlowCreated flow = Events.flow("etl");
  private ReadSide side;

  @BeforeEach
  void givenDeployments() throws SQLException {
    side = ReadSide.create().with("daybook.projection.batch-size", 10).start();
    side.ledger().append(flow);
    side.ledger().append(deployments("d", 40));
    side.settle();
  }

  private List<DeploymentCreated> deployments(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> Events.deployment(flow, name + i)).toList();
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private SearchClient client() {
    return side.bean(SearchClient.class);
  }

  private void deleteIndex(String name) {
    client().delete("/" + name);
  }

  private String version(Index index, int version) {
    return client().names().version(index, version);
  }

  /** Waits until an index answers again; until then it must refuse, and never answer less. */
  private void awaitAll(Index index, long documents) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers(index, documents));
  }

  private boolean answers(Index index, long documents) {
    try {
      side.bean(Freshness.class).awaitVisible(Set.of(index), ConsistencyWish.LATEST);
      byte[] request = "{\"size\":0,\"track_total_hits\":true}".getBytes(StandardCharsets.UTF_8);
      JsonNode answer = Json.MAPPER.readTree(client().search(index, request));
      assertThat(answer.at("/hits/total/value").longValue()).isEqualTo(documents);
      return true;
    } catch (ProjectionBehindException | ElasticsearchUnavailableException e) {
      return false;
    }
  }

  private JsonNode status(String projection) {
    for (JsonNode one : side.bean(ProjectionStatus.class).all()) {
      if (one.path("name").stringValue().equals(projection)) {
        return one;
      }
    }
    throw new AssertionError("no status of " + projection);
  }

  private void awaitNoRebuild(Projector<?> projector) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !side.bean(Projections.class).isRebuilding(projector));
  }

  @Test
  void anIndexThatIsGoneIsFilledAgainThoughNobodyReadsIt() throws SQLException {
    deleteIndex(version(Index.DEPLOYMENTS, 1));

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client().exists("/_alias/" + client().names().alias(Index.DEPLOYMENTS)));
    awaitAll(Index.DEPLOYMENTS, 40);
    side.ledger().append(deployments("later", 2));
    awaitAll(Index.DEPLOYMENTS, 42);
  }

  @Test
  void readsOfOtherDocumentsAreAnsweredMeanwhile() throws SQLException {
    try (HeldRebuilds _ = new HeldRebuilds(side)) {
      deleteIndex(version(Index.DEPLOYMENTS, 1));
      awaitLoss(Index.DEPLOYMENTS);
      side.ledger().append(deployments("while", 3));
      side.ledger().append(Events.flow("goes on"));

      assertThat(answers(Index.FLOWS, 2)).isTrue();
      assertThat(answers(Index.DEPLOYMENT_HISTORY, 43)).isTrue();
      assertThatThrownBy(() ->
              side.bean(Freshness.class)
                  .awaitApplied(EnumSet.of(Index.DEPLOYMENTS), ConsistencyWish.EVENTUAL))
          .isInstanceOf(ProjectionBehindException.class)
          .hasMessageContaining("deployments-v1 is gone");
      assertThat(status("deployments").path("state").stringValue()).isIn("LOST", "REFILLING");
      assertThat(status("deployments").path("problem").stringValue()).contains("is gone");
      assertThat(status("deployments").at("/rebuild/reason").stringValue()).isEqualTo("LOST");
      assertThat(status("flows").path("state").stringValue()).isEqualTo("RUNNING");
      assertThat(side.bean(Projections.class).isWhole(Feed.LEDGER)).isFalse();
    }
    awaitAll(Index.DEPLOYMENTS, 43);
    assertThat(side.bean(Projections.class).isWhole(Feed.LEDGER)).isTrue();
    assertThat(status("deployments").path("rebuild").isNull()).isTrue();
  }

  private void awaitLoss(Index index) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            side.bean(ProgressTable.class).look(index.feed()).lost(Set.of(index)).isPresent());
  }

  @Test
  void aStateIndexThatIsGoneTouchesItsDocumentsAlone() throws SQLException {
    deleteIndex(client().names().stateVersion(Index.DEPLOYMENTS, 1));
    side.ledger().append(deployments("later", 2));
    side.ledger().append(Events.flow("goes on"));

    awaitAll(Index.DEPLOYMENTS, 42);
    awaitAll(Index.FLOWS, 2);
  }

  @Test
  void aStateIndexThatIsGoneIsNoticedByTheNextChange() throws SQLException {
    DeploymentCreated known = Events.deployment(flow, "known");
    side.ledger().append(known);
    side.settle();
    deleteIndex(client().names().stateVersion(Index.DEPLOYMENTS, 1));
    side.ledger().append(new DeploymentPaused(known.deploymentId()));

    awaitAll(Index.DEPLOYMENTS, 41);
    JsonNode document = side.document(Index.DEPLOYMENTS, known.deploymentId());
    assertThat(document == null || document.path("paused").booleanValue()).isTrue();
    assertThat(side.ledger().number("select count(*) from projection.dead_letter")).isZero();
  }

  @Test
  void anotherIndexOfTheSameNameIsNotTakenForIt() {
    String name = version(Index.DEPLOYMENTS, 1);
    deleteIndex(name);
    String alias = client().names().alias(Index.DEPLOYMENTS);
    client()
        .put(
            "/" + name,
            "{\"aliases\":{\"%s\":{}},\"settings\":{\"number_of_replicas\":0}}"
                .formatted(alias)
                .getBytes(StandardCharsets.UTF_8));

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client().exists("/" + version(Index.DEPLOYMENTS, 2)));
    awaitAll(Index.DEPLOYMENTS, 40);
  }

  @Test
  void anIndexThatLacksAcknowledgedWritesIsFilledAgain() throws SQLException {
    String name = version(Index.DEPLOYMENTS, 1);
    assertThat(
            side.ledger()
                .number(
                    "select acknowledged from projection.part where name = '%s'".formatted(name)))
        .isEqualTo(39);
    side.ledger()
        .execute("update projection.part set acknowledged = 40 where name = '%s'".formatted(name));

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client().exists("/" + version(Index.DEPLOYMENTS, 2)));
    awaitAll(Index.DEPLOYMENTS, 40);
  }

  @Test
  void anIndexThatWasClosedIsOpenedAgain() {
    client().post("/" + version(Index.DEPLOYMENTS, 1) + "/_close", new byte[0]);

    awaitAll(Index.DEPLOYMENTS, 40);
    assertThat(client().exists("/" + version(Index.DEPLOYMENTS, 2))).isFalse();
  }

  @Test
  void anIndexThatSomebodyBlockedIsReadAndWrittenAgain() throws SQLException {
    client()
        .put(
            "/" + version(Index.DEPLOYMENTS, 1) + "/_settings",
            "{\"index.blocks.write\":true,\"index.blocks.read\":true}"
                .getBytes(StandardCharsets.UTF_8));
    side.ledger().append(deployments("later", 2));

    awaitAll(Index.DEPLOYMENTS, 42);
    assertThat(client().exists("/" + version(Index.DEPLOYMENTS, 2))).isFalse();
  }

  @Test
  void whatIsLostOfSeveralIndicesOfAProjectionIsFilledAgainTogether() throws SQLException {
    WorkPoolCreated pool = Events.pool("wp", UUID.randomUUID());
    side.ledger().append(pool, Events.queue(pool, pool.defaultQueueId(), "default"));
    side.settle();
    deleteIndex(version(Index.WORK_QUEUES, 1));

    awaitAll(Index.WORK_QUEUES, 1);
    awaitAll(Index.WORK_POOLS, 1);
    assertThat(client().exists("/" + version(Index.WORK_POOLS, 2))).isTrue();
  }

  @Test
  void allThatIsLostComesBack() throws SQLException {
    for (Index index : Index.values()) {
      deleteIndex(version(index, 1));
    }
    side.ledger().append(deployments("later", 5));

    awaitAll(Index.DEPLOYMENTS, 45);
    awaitAll(Index.FLOWS, 1);
    awaitAll(Index.DEPLOYMENT_HISTORY, 45);
    awaitAll(Index.FLOW_RUNS, 0);
    side.stop();
    side.start();
    awaitAll(Index.DEPLOYMENTS, 45);
  }

  @Test
  void whatWasLostWhileNobodyFollowedIsFilledAgainAtTheNextStart() throws SQLException {
    side.stop();
    side.with("daybook.projection.inspection-interval", "60s").start();
    side.settle();
    deleteIndex(client().names().stateVersion(Index.FLOWS, 1));
    deleteIndex(version(Index.DEPLOYMENT_HISTORY, 1));
    side.stop();
    side.start();

    awaitAll(Index.FLOWS, 1);
    awaitAll(Index.DEPLOYMENT_HISTORY, 40);
    awaitAll(Index.DEPLOYMENTS, 40);
    assertThat(client().exists("/" + version(Index.DEPLOYMENTS, 2))).isFalse();
  }

  @Test
  void aVersionThatIsLostWhileItIsFilledIsBegunAgain() throws SQLException {
    side.ledger()
        .execute(
            """
            create function projection.refuse() returns trigger language plpgsql
              as $$ begin raise exception 'no commit'; end $$;
            create constraint trigger refuse after update on projection.progress
              deferrable initially deferred for each row
              when (new.live and not old.live) execute function projection.refuse();
            """);
    side.bean(Projections.class).rebuild(new DeploymentProjector());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> status("deployments").at("/rebuild/failures").asInt(0) > 0);
    assertThat(status("deployments").at("/rebuild/problem").stringValue()).contains("no commit");

    deleteIndex(version(Index.DEPLOYMENTS, 2));
    side.ledger().execute("drop trigger refuse on projection.progress");

    awaitNoRebuild(new DeploymentProjector());
    awaitAll(Index.DEPLOYMENTS, 40);
    assertThat(client().exists("/" + version(Index.DEPLOYMENTS, 2))).isTrue();
  }

  @Test
  void whatAnOlderVersionMadeIsWatchedFromTheNextStartOn() throws SQLException {
    side.stop();
    side.ledger().execute("delete from projection.part");
    side.ledger().execute("update projection.progress set parts = 0");
    side.start();
    side.settle();
    assertThat(
            side.ledger()
                .number(
                    "select acknowledged from projection.part where name = '%s'"
                        .formatted(version(Index.DEPLOYMENTS, 1))))
        .isEqualTo(39);

    deleteIndex(version(Index.DEPLOYMENTS, 1));

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client().exists("/" + version(Index.DEPLOYMENTS, 2)));
    awaitAll(Index.DEPLOYMENTS, 40);
  }

  @Test
  void aProjectionThatIsNewIsFilledWhileTheOthersGoOn() throws SQLException {
    side.stop();
    side.ledger().execute("delete from projection.progress where index_name = 'flows'");
    side.start();

    awaitAll(Index.FLOWS, 1);
    side.ledger().append(Events.flow("another"));
    awaitAll(Index.FLOWS, 2);
  }
}
