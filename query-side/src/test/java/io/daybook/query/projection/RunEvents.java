package io.daybook.query.projection;

import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.FlowRunRef;
import io.daybook.run.RunDeployment;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Events of runs to begin with. */
public final class RunEvents {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private RunEvents() {}

  public static RunState state(StateType type, Instant at) {
    String name =
        type.name().charAt(0) + type.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    return state(type, name, at);
  }

  public static RunState state(StateType type, String name, Instant at) {
    return new RunState(
        UUID.randomUUID(),
        type,
        name,
        at.truncatedTo(ChronoUnit.MICROS),
        null,
        null,
        StateDetails.NONE);
  }

  /** When a run was to start, did, and ended, without a time in between. */
  public static RunTimes times(
      @Nullable Instant expected, @Nullable Instant start, @Nullable Instant end) {
    Duration total = start == null || end == null ? Duration.ZERO : Duration.between(start, end);
    return new RunTimes(expected, null, start, end, total, start == null ? 0 : 1);
  }

  public static FlowRunCreated flowRun(FlowCreated flow, String name, RunState state) {
    return flowRun(flow.flowId(), null, name, state, times(state.timestamp(), null, null));
  }

  public static FlowRunCreated flowRun(
      UUID flow, @Nullable RunDeployment deployment, String name, RunState state, RunTimes times) {
    return new FlowRunCreated(
        UUID.randomUUID(),
        NUMBERS.incrementAndGet(),
        flow,
        name,
        deployment,
        null,
        Json.object(),
        Json.object(),
        List.of(),
        Json.object(),
        null,
        FlowRunPolicy.DEFAULT,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        Json.object(),
        state,
        times);
  }

  /** The same run in a queue. */
  public static FlowRunCreated inQueue(FlowRunCreated run, UUID queue, String name) {
    return new FlowRunCreated(
        run.flowRunId(),
        run.number(),
        run.flowId(),
        run.name(),
        run.deployment(),
        run.flowVersion(),
        run.parameters(),
        run.context(),
        run.tags(),
        run.labels(),
        run.idempotencyKey(),
        run.policy(),
        run.parentTaskRunId(),
        run.parentFlowRunId(),
        queue,
        name,
        run.autoScheduled(),
        run.infrastructureDocumentId(),
        run.createdBy(),
        run.jobVariables(),
        run.state(),
        run.times());
  }

  public static FlowRunRef ref(FlowRunCreated run, Instant begun) {
    return new FlowRunRef(run.flowRunId(), run.flowId(), run.number(), null, begun);
  }

  public static FlowRunStateChanged changed(FlowRunCreated run, RunState state, RunTimes times) {
    return new FlowRunStateChanged(run.flowRunId(), state, times, FlowRunPolicy.DEFAULT);
  }

  public static TaskRunCreated taskRun(@Nullable FlowRunRef flowRun, String name, RunState state) {
    return new TaskRunCreated(
        UUID.randomUUID(),
        flowRun,
        name,
        name,
        "0",
        null,
        null,
        null,
        TaskRunPolicy.DEFAULT,
        List.of(),
        Json.object(),
        Json.object(),
        state,
        times(state.timestamp(), null, null),
        0);
  }
}
