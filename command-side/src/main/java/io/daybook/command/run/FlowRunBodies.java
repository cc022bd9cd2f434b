package io.daybook.command.run;

import io.daybook.command.deployment.DeploymentSettings;
import io.daybook.filter.FlowRunFilter;
import io.daybook.filter.StateType;
import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRunPolicy;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Parameters;
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

  private static final int MOST_AT_ONCE = 50;
  private static final Type<List<String>> STRINGS = Types.list(Types.STRING);

  /** An object; values that could not be read again are refused. */
  private static final Type<ObjectNode> LABELS =
      (value, at) -> {
        ObjectNode object = Types.OBJECT.read(value, at);
        return object == null ? null : Types.LABELS.read(object, at);
      };

  private final Type<ObjectNode> parameters;

  FlowRunBodies(DeploymentSettings settings) {
    this.parameters = Types.OBJECT.parse(settings::checkSize);
  }

  CreateFlowRun create(JsonBody body, @Nullable CreatedBy createdBy) {
    return body.model(in -> {
      NewState state = in.orNull("state", StateBodies.STATE);
      String name = RunNames.of(in);
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
              name,
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

  ChangeFlowRun change(UUID id, JsonBody body) {
    return body.model(in -> {
      Field<String> name = RunNames.sent(in);
      Field<String> version = in.nullable("flow_version", Types.STRING);
      Field<ObjectNode> values = in.optional("parameters", parameters);
      Field<FlowRunPolicy> policy = in.optional("empirical_policy", StateBodies.FLOW_RUN_POLICY);
      Field<List<String>> tags = in.optional("tags", STRINGS);
      Field<String> pid = in.nullable("infrastructure_pid", Types.STRING);
      Field<ObjectNode> variables = in.nullable("job_variables", Types.OBJECT);
      return in.strict(
          () -> new ChangeFlowRun(id, name, version, values, policy, tags, pid, variables));
    });
  }

  static ResumeRun resume(UUID id, JsonBody body) {
    return body.notOpaque()
        .parameters(in -> {
          ObjectNode input = in.optional("run_input", Types.OBJECT, Json.object());
          return in.build(() -> new ResumeRun(id, input));
        });
  }

  static ChangeLabels labels(UUID id, JsonBody body) {
    return new ChangeLabels(id, body.read(LABELS));
  }

  /**
   * Which flow runs a command about many means.
   *
   * @param filter null: any
   */
  record Selection(@Nullable FlowRunFilter filter, int limit) {}

  /** A state that many flow runs are to come into. */
  record StateOfMany(Selection selection, NewState state, TransitionRules rules) {}

  static Selection bulkDelete(JsonBody body) {
    return body.notOpaque().parameters(FlowRunBodies::selection);
  }

  static StateOfMany bulkSetState(JsonBody body) {
    return body.notOpaque()
        .parameters(in -> {
          Selection selection = selection(in);
          NewState state = in.required("state", StateBodies.STATE);
          boolean force = in.optional("force", Types.BOOL, false);
          return in.build(() -> new StateOfMany(selection, state, rules(force)));
        });
  }

  private static Selection selection(Parameters in) {
    FlowRunFilter filter = in.optional("flow_runs", FlowRunFilter.TYPE);
    int limit = in.optional("limit", Types.INT.atLeast(1).atMost(MOST_AT_ONCE), MOST_AT_ONCE);
    return new Selection(filter, limit);
  }

  private static TransitionRules rules(boolean force) {
    return force ? TransitionRules.FORCED : TransitionRules.ALL;
  }
}
