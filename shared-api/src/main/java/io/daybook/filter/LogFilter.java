package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prefect's filter on lines; what is null asks for nothing. */
public record LogFilter(
    Operator operator,
    @Nullable Level level,
    @Nullable TimeFilter timestamp,
    @Nullable AnyOf<UUID> flowRunId,
    @Nullable TaskRun taskRunId,
    @Nullable TextSearch text) {

  /**
   * Bounds of the level, both inclusive.
   *
   * @param atLeast {@code ge_}
   * @param atMost {@code le_}
   */
  public record Level(@Nullable Integer atLeast, @Nullable Integer atMost) {}

  /**
   * Which task runs' lines, combined with AND.
   *
   * @param any an empty list matches nothing
   * @param isNull true: lines of no task run
   */
  public record TaskRun(@Nullable List<UUID> any, @Nullable Boolean isNull) {}

  private static final Type<Level> LEVEL =
      Types.model(in -> {
        Integer atLeast = in.orNull("ge_", Types.INT);
        Integer atMost = in.orNull("le_", Types.INT);
        return in.strict(() -> new Level(atLeast, atMost));
      });

  private static final Type<TaskRun> TASK_RUN =
      Types.model(in -> {
        List<UUID> any = in.orNull("any_", Types.list(Types.UUID));
        Boolean isNull = in.orNull("is_null_", Types.BOOL);
        return in.strict(() -> new TaskRun(any, isNull));
      });

  public static final Type<LogFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        var level = in.orNull("level", LEVEL);
        var timestamp = in.orNull("timestamp", TimeFilter.WITHOUT_NULL);
        var flowRun = in.orNull("flow_run_id", AnyOf.of(Types.UUID));
        var taskRun = in.orNull("task_run_id", TASK_RUN);
        var text = in.orNull("text", TextSearch.TYPE);
        return in.strict(() -> new LogFilter(operator, level, timestamp, flowRun, taskRun, text));
      });
}
