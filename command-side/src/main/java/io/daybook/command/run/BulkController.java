package io.daybook.command.run;

import io.daybook.command.dispatch.Commands;
import io.daybook.filter.FlowRunFilter;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.run.FlowRunFinder;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of the flow runs that a filter finds. */
@RestController
@RequestMapping(Paths.API + "/flow_runs")
final class BulkController {

  private final Commands commands;
  private final ObjectProvider<FlowRunFinder> finder;

  BulkController(Commands commands, ObjectProvider<FlowRunFinder> finder) {
    this.commands = commands;
    this.finder = finder;
  }

  @PostMapping("/bulk_delete")
  ObjectNode delete(JsonBody body) {
    FlowRunBodies.Selection selection = FlowRunBodies.bulkDelete(body);
    List<UUID> found = find(selection.filter(), selection.limit());
    ObjectNode answer = Json.object();
    ArrayNode deleted = answer.putArray("deleted");
    if (!found.isEmpty()) {
      commands.send(new DeleteFlowRuns(found)).answer().forEach(id -> deleted.add(id.toString()));
    }
    return answer;
  }

  /** Each run by itself: one that is refused does not keep the others from their state. */
  @PostMapping("/bulk_set_state")
  ObjectNode setState(JsonBody body) {
    FlowRunBodies.StateOfMany wish = FlowRunBodies.bulkSetState(body);
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("results");
    for (UUID id : find(wish.selection().filter(), wish.selection().limit())) {
      ObjectNode result = Json.object().put("flow_run_id", id.toString());
      result.setAll(answerOf(new SetState(id, wish.state(), wish.rules())).json());
      results.add(result);
    }
    return answer;
  }

  private StateAnswer answerOf(SetState command) {
    try {
      return commands.send(command).answer();
    } catch (ApiException e) {
      return StateAnswer.aborted(null, e.error().text());
    } catch (UnreadableAggregateException e) {
      return StateAnswer.aborted(null, "" + e.getMessage());
    }
  }

  private List<UUID> find(@Nullable FlowRunFilter filter, int limit) {
    FlowRunFinder bound = finder.getIfAvailable();
    if (bound == null) {
      throw ApiException.detail(501, "This node has no query side that could find flow runs.");
    }
    return bound.find(filter, limit);
  }
}
