package io.daybook.command.event;

import io.daybook.run.RunTimes;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client tells of a task run besides its state; what it leaves out stays as it was. */
record TaskRunFacts(
    String taskKey,
    String dynamicKey,
    @Nullable String name,
    Field<String> cacheKey,
    Field<Instant> cacheExpiration,
    Field<String> taskVersion,
    @Nullable TaskRunPolicy policy,
    @Nullable List<String> tags,
    Field<ObjectNode> labels,
    @Nullable ObjectNode taskInputs,
    Times times,
    @Nullable Integer flowRunRunCount) {

  /** The times as they were told. */
  record Times(
      Field<Instant> expectedStart,
      Field<Instant> nextScheduledStart,
      Field<Instant> start,
      Field<Instant> end,
      @Nullable Duration total,
      @Nullable Integer runCount) {

    RunTimes over(RunTimes before) {
      return new RunTimes(
          expectedStart.over(before.expectedStart()),
          nextScheduledStart.over(before.nextScheduledStart()),
          start.over(before.start()),
          end.over(before.end()),
          Objects.requireNonNullElse(total, before.total()),
          Objects.requireNonNullElse(runCount, before.runCount()));
    }
  }

  private static final Type<TaskRunPolicy> POLICY =
      Types.model(in -> {
        int maxRetries = in.optional("max_retries", Types.INT, 0);
        double delaySeconds = in.optional("retry_delay_seconds", Types.FLOAT, 0.0);
        Integer retries = in.orNull("retries", Types.INT);
        JsonNode delay = in.orNull("retry_delay", Types.ANY);
        Double jitter = in.orNull("retry_jitter_factor", Types.FLOAT);
        return in.lenient(
            () -> new TaskRunPolicy(maxRetries, delaySeconds, retries, delay, jitter));
      });

  private static final Type<Times> TIMES =
      Types.model(in -> {
        Field<Instant> expected = in.nullable("expected_start_time", Types.INSTANT);
        Field<Instant> next = in.nullable("next_scheduled_start_time", Types.INSTANT);
        Field<Instant> start = in.nullable("start_time", Types.INSTANT);
        Field<Instant> end = in.nullable("end_time", Types.INSTANT);
        Duration total = in.orNull("total_run_time", Types.DURATION);
        Integer runCount = in.orNull("run_count", Types.INT);
        return in.lenient(() -> new Times(expected, next, start, end, total, runCount));
      });

  static final Type<TaskRunFacts> TYPE =
      Types.model(in -> {
        String taskKey = in.required("task_key", Types.STRING);
        String dynamicKey = in.required("dynamic_key", Types.STRING);
        String name = in.orNull("name", Types.STRING);
        Field<String> cacheKey = in.nullable("cache_key", Types.STRING);
        Field<Instant> expiration = in.nullable("cache_expiration", Types.INSTANT);
        Field<String> version = in.nullable("task_version", Types.STRING);
        TaskRunPolicy policy = in.orNull("empirical_policy", POLICY);
        List<String> tags = in.orNull("tags", Types.list(Types.STRING));
        Field<ObjectNode> labels = in.nullable("labels", Types.OBJECT);
        ObjectNode inputs = in.orNull("task_inputs", Types.OBJECT);
        Integer flowRunRunCount = in.orNull("flow_run_run_count", Types.INT);
        Times times = TIMES.read(in.json(), in.at());
        return in.lenient(() ->
            new TaskRunFacts(
                taskKey,
                dynamicKey,
                name,
                cacheKey,
                expiration,
                version,
                policy,
                tags,
                labels,
                inputs,
                Objects.requireNonNull(times),
                flowRunRunCount));
      });

  /** The task run's inputs, tags and so on where nothing was known of it before. */
  String nameOr(@Nullable TaskRun before) {
    return name != null ? name : before == null ? taskKey : before.name();
  }

  List<String> tagsOr(@Nullable TaskRun before) {
    return tags != null ? tags : before == null ? List.of() : before.tags();
  }

  TaskRunPolicy policyOr(@Nullable TaskRun before) {
    return policy != null ? policy : before == null ? TaskRunPolicy.DEFAULT : before.policy();
  }

  ObjectNode inputsOr(@Nullable TaskRun before) {
    return taskInputs != null ? taskInputs : before == null ? Json.object() : before.taskInputs();
  }

  int flowRunRunCountOr(@Nullable TaskRun before) {
    return flowRunRunCount != null
        ? flowRunRunCount
        : before == null ? 0 : before.flowRunRunCount();
  }
}
