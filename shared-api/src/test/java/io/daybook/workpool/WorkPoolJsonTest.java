package io.daybook.workpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.client.PrefectClient;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolPaused;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class WorkPoolJsonTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.5Z");
  private static final UUID POOL = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String STORAGE = "storage_configuration";
  private static final UUID QUEUE = UUID.fromString("00000000-0000-4000-8000-000000000002");

  @Test
  void rendersANewPool() {
    ObjectNode answer =
        WorkPoolJson.response(pool("process", List.of()), WorkPoolActivity.NONE, 0, NOW);
    assertThat(Json.text(answer))
        .isEqualTo(
            """
            {"id":"00000000-0000-4000-8000-000000000001","created":"2026-11-22T10:00:00.500000Z",\
            "updated":"2026-11-22T10:00:00.500000Z","name":"p","description":null,\
            "type":"process","base_job_template":{},"is_paused":false,"concurrency_limit":null,\
            "status":"NOT_READY","default_queue_id":"00000000-0000-4000-8000-000000000002",\
            "storage_configuration":{"bundle_upload_step":null,"bundle_execution_step":null,\
            "default_result_storage_block_id":null},"active_slots":null}\
            """);
  }

  @Test
  void showsTheLastHeartbeatAsStatusAndUpdate() {
    var activity = new WorkPoolActivity(NOW.plusSeconds(90), NOW.plusSeconds(1));
    ObjectNode answer = WorkPoolJson.response(pool("process", List.of()), activity, 0, NOW);
    assertThat(answer.path("status").stringValue()).isEqualTo("READY");
    assertThat(answer.path("updated").stringValue()).isEqualTo("2026-11-22T10:00:01.500000Z");
  }

  @Test
  void anOlderHeartbeatDoesNotMoveTheUpdateBack() {
    var activity = new WorkPoolActivity(NOW, NOW.minusSeconds(1));
    ObjectNode answer = WorkPoolJson.response(pool("process", List.of()), activity, 0, NOW);
    assertThat(answer.path("updated").stringValue()).isEqualTo("2026-11-22T10:00:00.500000Z");
    assertThat(answer.path("status").stringValue()).isEqualTo("NOT_READY");
  }

  @Test
  void aPoolOfAgentsHasNoStatus() {
    var activity = new WorkPoolActivity(NOW.plusSeconds(90), NOW);
    WorkPool paused = pool("prefect-agent", List.of(new WorkPoolPaused(POOL)));
    assertThat(WorkPoolJson.response(paused, activity, 0, NOW).path("status").isNull()).isTrue();
  }

  @Test
  void aPausedPoolIsPausedWhoeverBeats() {
    var activity = new WorkPoolActivity(NOW.plusSeconds(90), NOW);
    WorkPool paused = pool("process", List.of(new WorkPoolPaused(POOL)));
    assertThat(WorkPoolJson.response(paused, activity, 0, NOW).path("status").stringValue())
        .isEqualTo("PAUSED");
  }

  @Test
  void slotsAreToldOnlyWithALimit() {
    WorkPool limited = pool("process", List.of(new WorkPoolConcurrencyLimitChanged(POOL, 0)));
    assertThat(
            WorkPoolJson.response(limited, WorkPoolActivity.NONE, 3, NOW)
                .path("active_slots")
                .intValue())
        .isEqualTo(3);
  }

  @Test
  void anOldClientDoesNotGetTheKeyThatItFailsOn() {
    WorkPool pool = pool("process", List.of());
    ObjectNode answer = WorkPoolJson.response(pool, WorkPoolActivity.NONE, 0, NOW);
    PrefectClient old = PrefectClient.of("prefect/3.3.7 (API 0.8.4)");
    assertThat(WorkPoolJson.readableBy(PrefectClient.OTHER, answer).path(STORAGE).size())
        .isEqualTo(3);
    assertThat(WorkPoolJson.readableBy(old, answer).path(STORAGE).propertyNames())
        .containsExactly("bundle_upload_step", "bundle_execution_step");
  }

  @Test
  void rendersAQueue() {
    WorkPool pool = pool("process", List.of());
    var polled = WorkQueueActivity.NONE.polled(NOW);
    ObjectNode answer =
        WorkQueueJson.response(pool, pool.queue(QUEUE).orElseThrow(), polled, 0, NOW);
    assertThat(Json.text(answer))
        .isEqualTo(
            """
            {"id":"00000000-0000-4000-8000-000000000002","created":"2026-11-22T10:00:00.500000Z",\
            "updated":"2026-11-22T10:00:00.500000Z","name":"default","description":"",\
            "is_paused":false,"concurrency_limit":null,"priority":1,\
            "work_pool_id":"00000000-0000-4000-8000-000000000001","filter":null,\
            "last_polled":"2026-11-22T10:00:00.500000Z","work_pool_name":"p",\
            "status":"READY","active_slots":null}\
            """);
  }

  private static WorkPool pool(String type, List<WorkPoolEvent> more) {
    WorkPool pool =
        WorkPool.evolve(
            null,
            new WorkPoolCreated(
                POOL,
                "p",
                type,
                null,
                Json.object(),
                false,
                null,
                StorageConfiguration.NONE,
                QUEUE),
            NOW);
    pool = evolve(pool, new WorkQueueCreated(POOL, QUEUE, "default", "", false, null, 1, null));
    for (WorkPoolEvent event : more) {
      pool = evolve(pool, event);
    }
    return pool;
  }

  private static WorkPool evolve(@Nullable WorkPool pool, WorkPoolEvent event) {
    return Objects.requireNonNull(WorkPool.evolve(pool, event, NOW));
  }
}
