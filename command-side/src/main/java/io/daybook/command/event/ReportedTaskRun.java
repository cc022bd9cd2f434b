package io.daybook.command.event;

import io.daybook.command.run.StateBodies;
import io.daybook.run.RunState;
import io.daybook.wire.ApiException;
import io.daybook.wire.Ids;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of a task run as the client that runs it told it.
 *
 * @param flowRunId null for a task outside of any flow
 * @param facts what else the client knows of the task run
 */
record ReportedTaskRun(
    UUID taskRunId, @Nullable UUID flowRunId, TaskRunFacts facts, RunState state) {

  private static final String TASK_RUN = "prefect.task-run.";
  private static final String FLOW_RUN = "prefect.flow-run.";

  /** Whether the event tells a state of a task run that no server decided. */
  static boolean isOneOf(ClientEvent event) {
    return event.name().startsWith(TASK_RUN)
        && event.resource().path("prefect.orchestration").asString("").equals("client");
  }

  /**
   * @throws ApiException if the event does not tell what it should
   */
  static ReportedTaskRun of(ClientEvent event) {
    UUID id = id(TASK_RUN, event.resource().path(ClientEvent.RESOURCE_ID).asString(""));
    String flowRun = event.inRole("flow-run");
    UUID flowRunId = flowRun == null ? null : id(FLOW_RUN, flowRun);
    TaskRunFacts facts = JsonBody.of(event.payload().path("task_run")).read(TaskRunFacts.TYPE);
    return new ReportedTaskRun(id, flowRunId, facts, state(event, id, flowRunId));
  }

  private static RunState state(ClientEvent event, UUID id, @Nullable UUID flowRunId) {
    JsonNode sent = event.payload().path("validated_state");
    ObjectNode known = Json.object();
    for (String key : new String[] {"type", "name", "message", "data", "state_details"}) {
      if (sent.has(key)) {
        known.set(key, sent.get(key));
      }
    }
    var state = JsonBody.of(known).read(StateBodies.STATE);
    var details =
        state
            .details()
            .with(draft -> {
              draft.taskRunId = id;
              draft.flowRunId = flowRunId;
            });
    return new RunState(
        event.id(),
        state.type(),
        state.name(),
        event.occurred(),
        state.message(),
        state.data(),
        details);
  }

  private static UUID id(String prefix, String resource) {
    UUID id = resource.startsWith(prefix) ? Ids.ofText(resource.substring(prefix.length())) : null;
    if (id == null) {
      throw ApiException.detail(422, resource + " is no " + prefix + "<id>");
    }
    return id;
  }
}
