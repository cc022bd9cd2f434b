package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registrar;
import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunEvent.FlowRunFlowVersionChanged;
import io.daybook.run.FlowRunEvent.FlowRunInfrastructureChanged;
import io.daybook.run.FlowRunEvent.FlowRunJobVariablesChanged;
import io.daybook.run.FlowRunEvent.FlowRunLabelsChanged;
import io.daybook.run.FlowRunEvent.FlowRunParametersChanged;
import io.daybook.run.FlowRunEvent.FlowRunParentLost;
import io.daybook.run.FlowRunEvent.FlowRunPolicyChanged;
import io.daybook.run.FlowRunEvent.FlowRunRenamed;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import io.daybook.run.FlowRunEvent.FlowRunTagsChanged;
import io.daybook.run.RunDeployment;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Flow runs with what their polls, slots and loops have to know of them. */
final class FlowRunRegistrar implements Registrar<FlowRunEvent> {

  private static final String INSERT =
      "insert into runs.flow_run (state_type, state_name, state_timestamp,"
          + " next_scheduled_start_time, pause_timeout, end_time, run_count, retried_in_process,"
          + " id, number, begun, flow_id, deployment_id, deployment_number, schedule_id,"
          + " idempotency_key, parent_task_run_id, work_queue_id, work_queue_name, auto_scheduled)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String CHANGE =
      "update runs.flow_run set state_type = ?, state_name = ?, state_timestamp = ?,"
          + " next_scheduled_start_time = ?, pause_timeout = ?, end_time = ?, run_count = ?,"
          + " retried_in_process = ? where id = ?";

  @Override
  public Class<FlowRunEvent> events() {
    return FlowRunEvent.class;
  }

  @Override
  public List<Registration> register(FlowRunEvent event, Instant at) {
    return switch (event) {
      case FlowRunCreated e -> List.of(new Registration(INSERT, created(e, at)));
      case FlowRunStateChanged e -> {
        List<@Nullable Object> arguments =
            state(e.state(), e.times(), e.policy().isRetriedInProcess());
        arguments.add(e.flowRunId());
        yield List.of(new Registration(CHANGE, arguments));
      }
      case FlowRunPolicyChanged e ->
          List.of(
              Registration.of(
                  "update runs.flow_run set retried_in_process = ? where id = ?",
                  e.policy().isRetriedInProcess(),
                  e.flowRunId()));
      case FlowRunParentLost e ->
          List.of(
              Registration.of(
                  "update runs.flow_run set parent_task_run_id = null where id = ?",
                  e.flowRunId()));
      case FlowRunDeleted e ->
          List.of(Registration.of("delete from runs.flow_run where id = ?", e.flowRunId()));
      case FlowRunRenamed _,
          FlowRunFlowVersionChanged _,
          FlowRunParametersChanged _,
          FlowRunTagsChanged _,
          FlowRunLabelsChanged _,
          FlowRunInfrastructureChanged _,
          FlowRunJobVariablesChanged _ ->
          List.of();
    };
  }

  private static List<@Nullable Object> created(FlowRunCreated e, Instant at) {
    RunDeployment deployment = e.deployment();
    List<@Nullable Object> arguments = state(e.state(), e.times(), e.policy().isRetriedInProcess());
    arguments.addAll(
        Arrays.<@Nullable Object>asList(
            e.flowRunId(),
            e.number(),
            utc(e.begun(at)),
            e.flowId(),
            deployment == null ? null : deployment.id(),
            deployment == null ? null : deployment.number(),
            schedule(e.createdBy()),
            e.idempotencyKey(),
            e.parentTaskRunId(),
            e.workQueueId(),
            e.workQueueName(),
            e.autoScheduled()));
    return arguments;
  }

  private static List<@Nullable Object> state(
      @Nullable RunState state, RunTimes times, boolean retriedInProcess) {
    return new ArrayList<>(
        Arrays.<@Nullable Object>asList(
            state == null ? null : state.type().name(),
            state == null ? null : state.name(),
            state == null ? null : utc(state.timestamp()),
            utc(times.nextScheduledStart()),
            state == null ? null : utc(state.details().pauseEnd()),
            utc(times.end()),
            times.runCount(),
            retriedInProcess));
  }

  private static @Nullable UUID schedule(@Nullable CreatedBy by) {
    return by != null && CreatedBy.SCHEDULE.equals(by.type()) ? by.id() : null;
  }

  private static @Nullable Object utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
