package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prefect's filter on flow runs; all of it holds for one and the same run.
 *
 * @param startTime before and after compare the expected start where the run has not started;
 *     isNull tests the start alone
 * @param parentFlowRunId the run whose task started this one
 */
public record FlowRunFilter(
    Operator operator,
    @Nullable AnyOrNone<UUID> id,
    @Nullable NameFilter name,
    @Nullable TagsFilter tags,
    @Nullable AnyOrNull<UUID> deploymentId,
    @Nullable AnyOrNull<String> workQueueName,
    @Nullable StateFilter state,
    @Nullable AnyOf<String> flowVersion,
    @Nullable TimeFilter startTime,
    @Nullable TimeFilter endTime,
    @Nullable TimeFilter expectedStartTime,
    @Nullable TimeFilter nextScheduledStartTime,
    @Nullable AnyOf<UUID> parentFlowRunId,
    @Nullable AnyOrNull<UUID> parentTaskRunId,
    @Nullable AnyOrNone<String> idempotencyKey,
    @Nullable CreatedByFilter createdBy) {

  private static final Type<AnyOf<UUID>> PARENT_FLOW_RUN =
      Types.model(in -> {
        Operator.of(in);
        var any = in.orNull("any_", Types.list(Types.UUID));
        return in.strict(() -> new AnyOf<>(any));
      });

  public static final Type<FlowRunFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        var id = in.orNull("id", AnyOrNone.of(Types.UUID));
        var name = in.orNull("name", NameFilter.TYPE);
        var tags = in.orNull("tags", TagsFilter.TYPE);
        var deploymentId = in.orNull("deployment_id", AnyOrNull.of(Types.UUID));
        var queue = in.orNull("work_queue_name", AnyOrNull.of(Types.STRING));
        var state = in.orNull("state", StateFilter.OF_FLOW_RUNS);
        var version = in.orNull("flow_version", AnyOf.of(Types.STRING));
        var start = in.orNull("start_time", TimeFilter.TYPE);
        var end = in.orNull("end_time", TimeFilter.TYPE);
        var expected = in.orNull("expected_start_time", TimeFilter.WITHOUT_NULL);
        var next = in.orNull("next_scheduled_start_time", TimeFilter.WITHOUT_NULL);
        var parentFlowRun = in.orNull("parent_flow_run_id", PARENT_FLOW_RUN);
        var parentTaskRun = in.orNull("parent_task_run_id", AnyOrNull.of(Types.UUID));
        var key = in.orNull("idempotency_key", AnyOrNone.of(Types.STRING));
        var by = in.orNull("created_by", CreatedByFilter.TYPE);
        return in.strict(() ->
            new FlowRunFilter(
                operator,
                id,
                name,
                tags,
                deploymentId,
                queue,
                state,
                version,
                start,
                end,
                expected,
                next,
                parentFlowRun,
                parentTaskRun,
                key,
                by));
      });
}
