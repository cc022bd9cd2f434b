package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.Head;
import io.daybook.command.imports.ImportItem.NewFlowRun;
import io.daybook.command.imports.ImportItem.NewTaskRun;
import io.daybook.command.imports.ImportItem.Reference;
import io.daybook.command.imports.ImportItem.RunMoments;
import io.daybook.command.run.NewState;
import io.daybook.command.run.RunNames;
import io.daybook.command.run.StateBodies;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Json;
import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import java.util.List;
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
  private static final Type<TaskRunPolicy> TASK_RUN_POLICY = Types.model(RunLine::taskRunPolicy);

  private static final NewState PENDING = NewState.of(StateType.PENDING);

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
    FlowRunPolicy policy =
        in.optional("empirical_policy", StateBodies.FLOW_RUN_POLICY, FlowRunPolicy.DEFAULT);
    String pool = in.orNull("work_pool_name", Types.STRING);
    String queue = in.orNull("work_queue_name", Types.STRING);
    var variables = in.nullable("job_variables", Types.OBJECT);
    NewState state = in.optional("state", StateBodies.STATE, PENDING);
    return in.ignore("infrastructure_document_id")
        .strict(() ->
            new NewFlowRun(
                head,
                moments,
                flow,
                deployment,
                parent,
                RunNames.orRandom(name),
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
    NewState state = in.optional("state", StateBodies.STATE, PENDING);
    return in.ignore("id")
        .strict(() ->
            new NewTaskRun(
                head,
                moments,
                flowRun,
                name == null ? taskKey : name,
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

  private static @Nullable TaskRunPolicy taskRunPolicy(Model in) {
    Integer retries = in.orNull("retries", Types.INT);
    JsonNode delay = in.orNull("retry_delay", Types.ANY);
    Double jitter = in.orNull("retry_jitter_factor", Types.FLOAT);
    return in.lenient(() -> new TaskRunPolicy(0, 0, retries, delay, jitter));
  }
}
