package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RebuildTest {

  private final FlowCreated flow = Events.flow("etl");
  private ReadSide side;

  @BeforeEach
  void start() throws SQLException {
    side = ReadSide.create().with("daybook.projection.batch-size", 50).start();
    side.ledger().append(flow);
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private void awaitEnd(Projector<?> projector) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !side.bean(Projections.class).isRebuilding(projector));
  }

  private String indexBehind(Index index) {
    SearchClient client = side.bean(SearchClient.class);
    return Json.MAPPER
        .readTree(client.get("/_alias/" + client.names().alias(index)))
        .propertyNames()
        .iterator()
        .next();
  }

  @Test
  void theNextVersionHasEverythingThoughWritesGoOn() throws SQLException {
    side.ledger()
        .append(IntStream.range(0, 1_000).mapToObj(i -> Events.deployment(flow, "d" + i)).toList());
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(1_000);
    DeploymentProjector projector = new DeploymentProjector();

    assertThat(side.bean(Projections.class).rebuild(projector)).isTrue();
    int written = 0;
    DeploymentCreated last;
    do {
      last = Events.deployment(flow, "during" + written++);
      side.ledger().append(last, new DeploymentPaused(last.deploymentId()));
      if (written % 5 == 0) {
        assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(1_000 + written);
      }
    } while (side.bean(Projections.class).isRebuilding(projector));

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(1_000 + written);
    assertThat(
            side.search(
                    Index.DEPLOYMENTS,
                    "{\"size\":0,\"query\":{\"term\":{\"paused\":true}},\"track_total_hits\":true}")
                .at("/total/value")
                .intValue())
        .isEqualTo(written);
    assertThat(indexBehind(Index.DEPLOYMENTS)).endsWith("deployments-v2");
  }

  @Test
  void itRepairsWhatWasDamagedAndKeepsOneVersionBefore() throws SQLException {
    WorkPoolCreated pool = Events.pool("wp", UUID.randomUUID());
    side.ledger().append(pool, Events.queue(pool, pool.defaultQueueId(), "default"));
    side.settle();
    SearchClient client = side.bean(SearchClient.class);
    client.delete("/" + client.names().alias(Index.WORK_QUEUES) + "/_doc/" + pool.defaultQueueId());
    assertThat(side.document(Index.WORK_QUEUES, pool.defaultQueueId())).isNull();
    WorkPoolProjector projector = new WorkPoolProjector();

    side.bean(Projections.class).rebuild(projector);
    awaitEnd(projector);
    assertThat(side.document(Index.WORK_QUEUES, pool.defaultQueueId())).isNotNull();
    assertThat(client.exists("/" + client.names().version(Index.WORK_POOLS, 1))).isTrue();

    side.bean(Projections.class).rebuild(projector);
    awaitEnd(projector);
    assertThat(indexBehind(Index.WORK_POOLS)).endsWith("work_pools-v3");
    assertThat(client.exists("/" + client.names().version(Index.WORK_POOLS, 1))).isFalse();
    assertThat(client.exists("/" + client.names().version(Index.WORK_POOLS, 2))).isTrue();
  }

  @Test
  void whatAnOlderVersionDefinedIsRebuiltAtTheNextStartAndServedMeanwhile() throws SQLException {
    side.ledger()
        .append(IntStream.range(0, 200).mapToObj(i -> Events.deployment(flow, "d" + i)).toList());
    side.settle();
    SearchClient client = side.bean(SearchClient.class);
    String older = "{\"_meta\":{\"definition\":\"older\"}}";
    client.put(
        "/" + client.names().version(Index.DEPLOYMENTS, 1) + "/_mapping",
        older.getBytes(StandardCharsets.UTF_8));
    side.stop();

    side.start();

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(200);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> indexBehind(Index.DEPLOYMENTS).endsWith("deployments-v2"));
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(200);
    assertThat(indexBehind(Index.FLOWS)).endsWith("flows-v1");
    assertThat(side.bean(Indices.class).isCurrent(Index.DEPLOYMENTS, 2)).isTrue();
    assertThat(side.bean(Indices.class).isCurrent(Index.DEPLOYMENTS, 1)).isFalse();
  }

  @Test
  void anExchangeThatCantBeCommittedLeavesTheLiveVersionBehindTheAlias() throws SQLException {
    side.settle();
    side.ledger()
        .execute(
            """
            create function projection.refuse() returns trigger language plpgsql
              as $$ begin raise exception 'no commit'; end $$;
            create constraint trigger refuse after update on projection.progress
              deferrable initially deferred for each row
              when (new.live and not old.live) execute function projection.refuse();
            """);
    DeploymentProjector projector = new DeploymentProjector();

    side.bean(Projections.class).rebuild(projector);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> request(projector).failures() > 0);

    assertThat(indexBehind(Index.DEPLOYMENTS)).endsWith("deployments-v1");
    side.ledger().append(Events.deployment(flow, "after"));
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(1);
    assertThat(request(projector).problem()).contains("no commit");

    side.ledger().execute("drop trigger refuse on projection.progress");
    awaitEnd(projector);
    assertThat(indexBehind(Index.DEPLOYMENTS)).endsWith("deployments-v2");
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(1);
  }

  private RebuildRequest request(Projector<?> projector) {
    return side.bean(Stores.class).rebuilds().of(projector).orElseThrow();
  }

  @Test
  void oneThatWasAskedForIsNotForgottenByACrash() throws SQLException {
    DeploymentProjector projector = new DeploymentProjector();
    try (HeldRebuilds _ = new HeldRebuilds(side)) {
      for (Projector<?> any : Projectors.ALL) {
        assertThat(side.bean(Projections.class).rebuild(any)).as(any.name()).isTrue();
        assertThat(side.bean(Projections.class).rebuild(any)).as(any.name()).isFalse();
      }
      side.ledger().execute("update projection.rebuild set owner = 'one that was killed'");
      side.ledger().execute("update projection.rebuild set renewed_at = now() - interval '1 h'");
    }
    side.stop();
    side.ledger().append(Events.deployment(flow, "later"));

    side.start();

    for (Projector<?> any : Projectors.ALL) {
      awaitEnd(any);
      assertThat(indexBehind(any.home())).contains("-v2");
    }
    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(1);
    assertThat(side.bean(Projections.class).isRebuilding(projector)).isFalse();
  }

  @Test
  void oneThatAnotherNodeDoesIsWaitedForAndTakenUpWhenThatDies() throws SQLException {
    FlowProjector projector = new FlowProjector();
    side.ledger()
        .execute(
            "insert into projection.rebuild (projection, reason, owner)"
                + " values ('flows', 'ASKED', 'another')");
    assertThat(side.bean(Projections.class).isRebuilding(projector)).isTrue();
    assertThat(request(projector).owner()).isEqualTo("another");

    side.ledger().execute("update projection.rebuild set renewed_at = now() - interval '1 h'");

    awaitEnd(projector);
    assertThat(indexBehind(Index.FLOWS)).endsWith("flows-v2");
  }

  @Test
  void oneThatCouldNotBeClaimedIsTakenUpLater() throws SQLException {
    side.ledger()
        .execute(
            """
            create sequence projection.tries;
            create function projection.refuse() returns trigger language plpgsql
              as $$ begin perform nextval('projection.tries'); raise exception 'not now'; end $$;
            create trigger refuse before update on projection.rebuild
              for each row execute function projection.refuse();
            """);
    FlowProjector projector = new FlowProjector();
    side.bean(Projections.class).rebuild(projector);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isTried);

    side.ledger().execute("drop trigger refuse on projection.rebuild");

    awaitEnd(projector);
    assertThat(indexBehind(Index.FLOWS)).endsWith("flows-v2");
  }

  private boolean isTried() throws SQLException {
    return side.ledger().number("select count(*) from projection.tries where is_called") > 0;
  }
}
