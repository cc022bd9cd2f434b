package io.daybook.filter;

import io.daybook.wire.Field;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prefect's filter on task runs.
 *
 * @param startTime the start itself, unlike that of flow runs
 * @param subflowRuns whether the task run is the parent of a flow run
 * @param flowRunId isNull true: has no flow run, whatever any says; false, its default when absent,
 *     and no any: has one; else any alone. {@code {is_null_: null}} without any is true
 */
public record TaskRunFilter(
    Operator operator,
    @Nullable AnyOf<UUID> id,
    @Nullable NameFilter name,
    @Nullable TagsFilter tags,
    @Nullable StateFilter state,
    @Nullable TimeFilter startTime,
    @Nullable TimeFilter endTime,
    @Nullable TimeFilter expectedStartTime,
    @Nullable BoolFilter subflowRuns,
    @Nullable AnyOrNull<UUID> flowRunId) {

  private static final Type<AnyOrNull<UUID>> FLOW_RUN =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        var any = in.orNull("any_", Types.list(Types.UUID));
        Field<Boolean> isNull = in.nullable("is_null_", Types.BOOL);
        return in.strict(() -> new AnyOrNull<>(operator, any, isNull.over(Boolean.FALSE)));
      });

  public static final Type<TaskRunFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        var id = in.orNull("id", AnyOf.of(Types.UUID));
        var name = in.orNull("name", NameFilter.TYPE);
        var tags = in.orNull("tags", TagsFilter.WITHOUT_ANY);
        var state = in.orNull("state", StateFilter.OF_TASK_RUNS);
        var start = in.orNull("start_time", TimeFilter.TYPE);
        var end = in.orNull("end_time", TimeFilter.TYPE);
        var expected = in.orNull("expected_start_time", TimeFilter.WITHOUT_NULL);
        var subflows = in.orNull("subflow_runs", BoolFilter.of("exists_"));
        var flowRun = in.orNull("flow_run_id", FLOW_RUN);
        return in.strict(() ->
            new TaskRunFilter(
                operator, id, name, tags, state, start, end, expected, subflows, flowRun));
      });
}
