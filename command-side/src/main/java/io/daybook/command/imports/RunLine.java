package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.Head;
import io.daybook.command.imports.ImportItem.NewFlowRun;
import io.daybook.command.imports.ImportItem.NewState;
import io.daybook.command.imports.ImportItem.NewTaskRun;
import io.daybook.command.imports.ImportItem.Reference;
import io.daybook.command.imports.ImportItem.RunMoments;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.StateDetails;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Json;
import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of {@code POST /flow_runs/} and {@code POST /task_runs/}. */
final class RunLine {

  static final Type<Reference> REFERENCE =
      (value, at) -> {
        if (value.isObject() && value.size() == 1 && value.path("$ref").isString()) {
          return new Reference.ByRef(value.path("$ref").stringValue());
        }
        return Types.UUID.<Reference>map(Reference.ById::new).read(value, at);
      };

  private static final Type<List<String>> STRINGS = Types.list(Types.STRING);
  private static final Type<StateDetails> DETAILS = Types.model(RunLine::details);
  private static final Type<NewState> STATE = Types.model(RunLine::state);
  private static final Type<FlowRunPolicy> FLOW_RUN_POLICY = Types.model(RunLine::flowRunPolicy);
  private static final Type<TaskRunPolicy> TASK_RUN_POLICY = Types.model(RunLine::taskRunPolicy);

  // A run that is posted without a state.
  private static final NewState PENDING =
      new NewState(StateType.PENDING, "Pending", null, null, StateDetails.NONE);

  private RunLine() {}

  static @Nullable NewFlowRun flowRun(Model in, Head head, RunMoments moments) {
    Reference flow = in.required("flow_id", REFERENCE);
    Reference deployment = in.orNull("deployment_id", REFERENCE);
    Reference parent = in.orNull("parent_task_run_id", REFERENCE);
    String name = in.orNull("name", Types.STRING);
    String version = in.orNull("flow_version", Types.STRING);
    ObjectNode parameters = in.optional("parameters", Types.OBJECT, Json.object());
    ObjectNode context = in.optional("context", Types.OBJECT, Json.object());
    List<String> tags = in.optional("tags", STRINGS, List.of());
    ObjectNode labels = in.optional("labels", Types.LABELS, Json.object());
    String key = in.orNull("idempotency_key", Types.STRING);
    FlowRunPolicy policy = in.optional("empirical_policy", FLOW_RUN_POLICY, FlowRunPolicy.DEFAULT);
    String pool = in.orNull("work_pool_name", Types.STRING);
    String queue = in.orNull("work_queue_name", Types.STRING);
    var variables = in.nullable("job_variables", Types.OBJECT);
    NewState state = in.optional("state", STATE, PENDING);
    return in.ignore("infrastructure_document_id")
        .strict(() ->
            new NewFlowRun(
                head,
                moments,
                flow,
                deployment,
                parent,
                name,
                version,
                parameters,
                context,
                tags,
                labels,
                key,
                policy,
                pool,
                queue,
                variables.isSent() ? variables.orNull() : Json.object(),
                state));
  }

  static @Nullable NewTaskRun taskRun(Model in, Head head, RunMoments moments) {
    Reference flowRun = in.orNull("flow_run_id", REFERENCE);
    String name = in.orNull("name", Types.STRING);
    String taskKey = in.required("task_key", Types.STRING);
    String dynamicKey = in.required("dynamic_key", Types.STRING);
    String cacheKey = in.orNull("cache_key", Types.STRING);
    Instant expiration = in.orNull("cache_expiration", Types.INSTANT);
    String version = in.orNull("task_version", Types.STRING);
    TaskRunPolicy policy = in.optional("empirical_policy", TASK_RUN_POLICY, TaskRunPolicy.DEFAULT);
    List<String> tags = in.optional("tags", STRINGS, List.of());
    ObjectNode labels = in.optional("labels", Types.LABELS, Json.object());
    ObjectNode inputs = in.optional("task_inputs", Types.OBJECT, Json.object());
    NewState state = in.optional("state", STATE, PENDING);
    return in.ignore("id")
        .strict(() ->
            new NewTaskRun(
                head,
                moments,
                flowRun,
                name,
                taskKey,
                dynamicKey,
                cacheKey,
                expiration,
                version,
                policy,
                tags,
                labels,
                inputs,
                state));
  }

  private static @Nullable NewState state(Model in) {
    StateType type = in.required("type", Types.choice(StateType.class));
    String name = in.orNull("name", Types.STRING);
    String message = in.orNull("message", Types.STRING);
    JsonNode data = in.orNull("data", Types.ANY);
    StateDetails details = in.optional("state_details", DETAILS, StateDetails.NONE);
    return in.strict(
        () -> new NewState(type, name == null ? capitalised(type) : name, message, data, details));
  }

  private static String capitalised(StateType type) {
    return type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static @Nullable StateDetails details(Model in) {
    Instant scheduled = in.orNull("scheduled_time", Types.INSTANT);
    Instant timeout = in.orNull("pause_timeout", Types.INSTANT);
    boolean reschedule = in.optional("pause_reschedule", Types.BOOL, false);
    String key = in.orNull("pause_key", Types.STRING);
    return in.lenient(() ->
        StateDetails.NONE.with(details -> {
          details.scheduledTime = scheduled;
          details.pauseTimeout = timeout;
          details.pauseReschedule = reschedule;
          details.pauseKey = key;
        }));
  }

  private static @Nullable FlowRunPolicy flowRunPolicy(Model in) {
    Integer retries = in.orNull("retries", Types.INT);
    Integer delay = in.orNull("retry_delay", Types.INT);
    var keys = in.orNull("pause_keys", STRINGS);
    Boolean resuming = in.orNull("resuming", Types.BOOL);
    String retryType = in.orNull("retry_type", Types.STRING);
    return in.lenient(() ->
        new FlowRunPolicy(
            0,
            0,
            retries,
            delay,
            keys == null ? List.of() : keys,
            Boolean.TRUE.equals(resuming),
            retryType));
  }

  private static @Nullable TaskRunPolicy taskRunPolicy(Model in) {
    Integer retries = in.orNull("retries", Types.INT);
    JsonNode delay = in.orNull("retry_delay", Types.ANY);
    Double jitter = in.orNull("retry_jitter_factor", Types.FLOAT);
    return in.lenient(() -> new TaskRunPolicy(0, 0, retries, delay, jitter));
  }
}
