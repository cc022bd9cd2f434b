package io.daybook.command.run.task;

import io.daybook.command.run.NewState;
import io.daybook.command.run.RunNames;
import io.daybook.command.run.StateBodies;
import io.daybook.filter.StateType;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Reads commands about task runs from the bodies that Prefect's clients send. */
final class TaskRunBodies {

  private TaskRunBodies() {}

  static CreateTaskRun create(JsonBody body) {
    return body.model(in -> {
      var id = in.orNull("id", Types.UUID);
      var state = in.orNull("state", StateBodies.STATE);
      String name = RunNames.of(in);
      var flowRun = in.orNull("flow_run_id", Types.UUID);
      String taskKey = in.required("task_key", Types.STRING);
      String dynamicKey = in.required("dynamic_key", Types.STRING);
      var cacheKey = in.orNull("cache_key", TaskRunTypes.CACHE_KEY);
      var cacheExpiration = in.orNull("cache_expiration", Types.INSTANT);
      var version = in.orNull("task_version", Types.STRING);
      TaskRunPolicy policy =
          in.optional("empirical_policy", TaskRunTypes.POLICY, TaskRunPolicy.DEFAULT);
      List<String> tags = in.optional("tags", Types.list(Types.STRING), List.of());
      var labels = in.orNull("labels", Types.LABELS);
      ObjectNode inputs = in.optional("task_inputs", TaskRunTypes.INPUTS, Json.object());
      return in.strict(() ->
          new CreateTaskRun(
              id,
              flowRun,
              name,
              state == null ? NewState.of(StateType.PENDING) : state,
              taskKey,
              dynamicKey,
              cacheKey,
              cacheExpiration,
              version,
              policy,
              tags,
              labels,
              inputs));
    });
  }

  static RenameTaskRun rename(UUID id, JsonBody body) {
    return body.model(in -> {
      Field<String> name = RunNames.sent(in);
      return in.strict(() -> new RenameTaskRun(id, name));
    });
  }

  static SetTaskState setState(UUID id, JsonBody body) {
    return body.notOpaque()
        .parameters(in -> {
          NewState state = in.required("state", StateBodies.STATE);
          boolean force = in.optional("force", Types.BOOL, false);
          return in.build(() -> new SetTaskState(id, state, force));
        });
  }
}
