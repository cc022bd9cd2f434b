package io.daybook.command.run;

import io.daybook.command.deployment.DeploymentSettings;
import io.daybook.filter.StateType;
import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRunPolicy;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads commands about flow runs from the bodies that Prefect's clients send. */
@Component
final class FlowRunBodies {

  private static final Type<List<String>> STRINGS = Types.list(Types.STRING);

  private final Type<ObjectNode> parameters;

  FlowRunBodies(DeploymentSettings settings) {
    this.parameters = Types.OBJECT.parse(settings::checkSize);
  }

  CreateFlowRun create(JsonBody body, @Nullable CreatedBy createdBy) {
    return body.model(in -> {
      NewState state = in.orNull("state", StateBodies.STATE);
      String name = in.orNull("name", Types.STRING);
      UUID flow = in.required("flow_id", Types.UUID);
      String version = in.orNull("flow_version", Types.STRING);
      ObjectNode values = in.optional("parameters", parameters, Json.object());
      ObjectNode context = in.optional("context", Types.OBJECT, Json.object());
      UUID parent = in.orNull("parent_task_run_id", Types.UUID);
      UUID infrastructure = in.orNull("infrastructure_document_id", Types.UUID);
      FlowRunPolicy policy =
          in.optional("empirical_policy", StateBodies.FLOW_RUN_POLICY, FlowRunPolicy.DEFAULT);
      List<String> tags = in.optional("tags", STRINGS, List.of());
      ObjectNode labels = in.orNull("labels", Types.LABELS);
      String key = in.orNull("idempotency_key", Types.STRING);
      String pool = in.orNull("work_pool_name", Types.STRING);
      String queue = in.orNull("work_queue_name", Types.STRING);
      ObjectNode variables = in.orNull("job_variables", Types.OBJECT);
      UUID deployment = in.orNull("deployment_id", Types.UUID);
      return in.strict(() ->
          new CreateFlowRun(
              flow,
              RunNames.orRandom(name),
              state == null ? NewState.of(StateType.PENDING) : state,
              deployment,
              version,
              values,
              context,
              tags,
              labels,
              key,
              policy,
              parent,
              pool,
              queue,
              infrastructure,
              createdBy,
              variables));
    });
  }

  static SetState setState(UUID id, JsonBody body) {
    return body.notOpaque()
        .parameters(in -> {
          NewState state = in.required("state", StateBodies.STATE);
          boolean force = in.optional("force", Types.BOOL, false);
          return in.build(() -> new SetState(id, state, rules(force)));
        });
  }

  static TransitionRules rules(boolean force) {
    return force ? TransitionRules.FORCED : TransitionRules.ALL;
  }
}
