package io.daybook.command.deployment.run;

import io.daybook.command.deployment.DeploymentSettings;
import io.daybook.command.run.NewState;
import io.daybook.command.run.RunNames;
import io.daybook.command.run.StateBodies;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRunPolicy;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code DeploymentFlowRunCreate}. */
@Component
final class RunRequests {

  private static final Type<List<String>> STRINGS = Types.list(Types.STRING);

  private final Type<ObjectNode> parameters;

  RunRequests(DeploymentSettings settings) {
    this.parameters = Types.OBJECT.parse(settings::checkSize);
  }

  RunRequest one(JsonBody body) {
    return body.model(this::request);
  }

  List<RunRequest> many(JsonBody body) {
    return body.read(Types.list(Types.model(this::request)));
  }

  private @Nullable RunRequest request(Model in) {
    NewState state = in.orNull("state", StateBodies.STATE);
    String name = RunNames.of(in);
    ObjectNode values = in.optional("parameters", parameters, Json.object());
    Boolean enforce = in.orNull("enforce_parameter_schema", Types.BOOL);
    ObjectNode context = in.optional("context", Types.OBJECT, Json.object());
    UUID infrastructure = in.orNull("infrastructure_document_id", Types.UUID);
    FlowRunPolicy policy =
        in.optional("empirical_policy", StateBodies.FLOW_RUN_POLICY, FlowRunPolicy.DEFAULT);
    List<String> tags = in.optional("tags", STRINGS, List.of());
    String key = in.orNull("idempotency_key", Types.STRING);
    ObjectNode labels = in.orNull("labels", Types.LABELS);
    UUID parent = in.orNull("parent_task_run_id", Types.UUID);
    String queue = in.orNull("work_queue_name", Types.STRING);
    Field<ObjectNode> variables = in.nullable("job_variables", Types.OBJECT);
    return in.strict(() ->
        new RunRequest(
            state == null ? NewState.of(StateType.SCHEDULED) : state,
            name,
            values,
            enforce,
            context,
            infrastructure,
            policy,
            tags,
            key,
            labels,
            parent,
            queue,
            variables.isSent() ? variables.orNull() : Json.object()));
  }
}
