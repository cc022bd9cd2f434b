package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import io.daybook.query.index.Index;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryProjectorsTest {

  private static ReadSide side;

  @BeforeAll
  static void start() throws SQLException {
    side = ReadSide.create().start();
  }

  @AfterAll
  static void stop() throws SQLException {
    try {
      assertThat(side.differences()).isEmpty();
    } finally {
      side.close();
    }
  }

  private static JsonNode revision(Index index, UUID id, int revision) {
    side.bean(Freshness.class).awaitApplied(ReadSide.ALL, ConsistencyWish.LATEST);
    return Objects.requireNonNull(side.document(index, id + "-" + revision));
  }

  private static List<Long> interval(JsonNode document) {
    return List.of(document.path("from").longValue(), document.path("to").longValue());
  }

  @Test
  void everyRevisionIsADocumentFromItsPositionToTheNext() throws SQLException {
    FlowCreated flow = Events.flow("etl");
    DeploymentCreated created = Events.deployment(flow, "nightly", "red");
    UUID id = created.deploymentId();
    long made = side.ledger().append(flow, created);
    long changed =
        side.ledger()
            .append(new DeploymentTagsChanged(id, List.of("blue")), new DeploymentPaused(id));
    long deleted = side.ledger().append(new DeploymentDeleted(id));

    JsonNode first = revision(Index.DEPLOYMENT_HISTORY, id, 1);
    assertThat(interval(first)).containsExactly(made, changed);
    assertThat(first.path("id").stringValue()).isEqualTo(id.toString());
    assertThat(first.at("/body/tags").toString()).isEqualTo("[\"red\"]");
    assertThat(first.path("action").stringValue()).isEqualTo("CREATED");

    JsonNode second = revision(Index.DEPLOYMENT_HISTORY, id, 2);
    assertThat(interval(second)).containsExactly(changed, deleted);
    assertThat(second.path("first_position").longValue()).isEqualTo(changed - 1);
    assertThat(second.at("/body/tags").toString()).isEqualTo("[\"blue\"]");
    assertThat(second.path("changed_fields").toString()).isEqualTo("[\"paused\",\"tags\"]");
    assertThat(second.path("events").toString())
        .isEqualTo("[\"DeploymentTagsChanged\",\"DeploymentPaused\"]");

    JsonNode third = revision(Index.DEPLOYMENT_HISTORY, id, 3);
    assertThat(interval(third)).containsExactly(deleted, deleted);
    assertThat(third.has("body")).isFalse();
    assertThat(third.path("name").stringValue()).isEqualTo("nightly");
    assertThat(third.path("action").stringValue()).isEqualTo("DELETED");
    assertThat(third.has("interval")).isFalse();
  }

  @Test
  void itTellsWhoMadeAChangeAndWhy() throws SQLException {
    FlowCreated flow = Events.flow("etl");
    DeploymentCreated created = Events.deployment(flow, "told");
    side.ledger().append(flow);
    side.ledger()
        .tell(
            new EventMetadata(
                new Actor("u-1", "USER", "Ada", true),
                "r-1",
                "Prefect/3",
                "worker",
                "10.0.0.1",
                "Because",
                "CreateDeployment"));
    side.ledger().append(created);
    side.ledger().tell(EventMetadata.SYSTEM);

    JsonNode told = revision(Index.DEPLOYMENT_HISTORY, created.deploymentId(), 1);
    assertThat(told.path("actor").stringValue()).isEqualTo("Ada");
    assertThat(told.path("actor_verified").booleanValue()).isTrue();
    assertThat(told.path("reason_lower").stringValue()).isEqualTo("because");
    assertThat(told.path("client").stringValue()).isEqualTo("Prefect/3");
    assertThat(told.at("/change/actor/display_value").stringValue()).isEqualTo("Ada");
    assertThat(told.path("diff_text").stringValue()).contains("told").endsWith("Because");
  }

  @Test
  void queuesHaveRevisionsOfTheirOwnAndEndWithTheirPool() throws SQLException {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    WorkPoolCreated pool = Events.pool("wp", first);
    long made =
        side.ledger()
            .append(pool, Events.queue(pool, first, "default"), Events.queue(pool, second, "high"));
    long renamed = side.ledger().append(new WorkQueueRenamed(pool.poolId(), second, "urgent"));
    long deleted = side.ledger().append(new WorkPoolDeleted(pool.poolId()));

    assertThat(interval(revision(Index.WORK_QUEUE_HISTORY, first, 1)))
        .containsExactly(made - 1, deleted);
    assertThat(interval(revision(Index.WORK_QUEUE_HISTORY, first, 2)))
        .containsExactly(deleted, deleted);
    assertThat(interval(revision(Index.WORK_QUEUE_HISTORY, second, 1)))
        .containsExactly(made, renamed);
    assertThat(revision(Index.WORK_QUEUE_HISTORY, second, 2).at("/body/name").stringValue())
        .isEqualTo("urgent");
  }

  @Test
  void theNewestRevisionIsOpen() throws SQLException {
    FlowCreated flow = Events.flow("open", "a");
    side.ledger().append(flow);
    long changed = side.ledger().append(new FlowTagsChanged(flow.flowId(), List.of("b")));

    JsonNode newest = revision(Index.FLOW_HISTORY, flow.flowId(), 2);
    assertThat(interval(newest)).containsExactly(changed, Long.MAX_VALUE);
    assertThat(newest.path("tags").toString()).isEqualTo("[\"b\"]");
  }
}
