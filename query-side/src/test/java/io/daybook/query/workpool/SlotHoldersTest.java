package io.daybook.query.workpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.projection.RunEvents;
import io.daybook.query.testing.ReadServer;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.RunState;
import io.daybook.workpool.WorkPoolEvent.WorkPoolConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlotHoldersTest {
  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

  private final FlowCreated flow = Events.flow("etl");
  private final UUID queue = UUID.randomUUID();
  private final WorkPoolCreated pool = Events.pool("pool", queue);

  private FlowRunCreated run(String name, RunState state) {
    return RunEvents.inQueue(
        RunEvents.flowRun(flow.flowId(), null, name, state, RunEvents.times(NOON, null, null)),
        queue,
        "default");
  }

  @Test
  void poolsAndQueuesTellWhoHoldsTheirSlotsAndWhatIsLate() throws Exception {
    try (ReadServer server = new ReadServer()) {
      server.append(flow, pool, Events.queue(pool, queue, "default"));
      server.append(new WorkPoolConcurrencyLimitChanged(pool.poolId(), 5));
      assertThat(server.get("/work_pools/pool").json().path("active_slots").intValue()).isZero();

      server.appendRuns(
          run("held", RunEvents.state(StateType.PENDING, NOON)),
          run("ending", RunEvents.state(StateType.CANCELLING, NOON)),
          run("late", RunEvents.state(StateType.SCHEDULED, "Late", NOON)));

      assertThat(server.get("/work_pools/pool").json().path("active_slots").intValue())
          .isEqualTo(1);
      JsonNode ofPool = server.post("/work_pools/pool/concurrency_status", "{}").json();
      assertThat(ofPool.path("active_slots").intValue()).isEqualTo(1);
      JsonNode holder = ofPool.at("/queues/0/flow_runs/0");
      assertThat(holder.path("name").stringValue()).isEqualTo("held");
      assertThat(holder.path("time_in_current_state").doubleValue()).isPositive();
      JsonNode ofQueue = server.post("/work_queues/" + queue + "/concurrency_status", "{}").json();
      assertThat(ofQueue.path("count").intValue()).isEqualTo(2);
      JsonNode status = server.get("/work_queues/" + queue + "/status").json();
      assertThat(status.path("late_runs_count").intValue()).isEqualTo(1);
      assertThat(status.path("healthy").booleanValue()).isFalse();
    }
  }
}
