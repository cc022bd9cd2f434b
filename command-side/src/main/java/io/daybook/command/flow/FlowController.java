package io.daybook.command.flow;

import io.daybook.command.dispatch.Commands;
import io.daybook.flow.FlowFinder;
import io.daybook.flow.FlowJson;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(Paths.API + "/flows")
final class FlowController {

  private final Commands commands;
  private final ObjectProvider<FlowFinder> finder;

  FlowController(Commands commands, ObjectProvider<FlowFinder> finder) {
    this.commands = commands;
    this.finder = finder;
  }

  /** 201 for a new flow, 200 for one that was there and stays as it is. */
  @PostMapping("/")
  ResponseEntity<ObjectNode> create(JsonBody body) {
    CreateFlow.Answer answer = commands.send(FlowBodies.create(body)).answer();
    return ResponseEntity.status(answer.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(FlowJson.response(answer.flow()));
  }

  @PatchMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable UUID id, JsonBody body) {
    commands.send(FlowBodies.change(id, body));
  }

  @DeleteMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id) {
    commands.send(new DeleteFlow(id));
  }

  /** Without a filter these are the first of all, by name. */
  @PostMapping("/bulk_delete")
  ObjectNode delete(JsonBody body) {
    FlowBodies.Selection selection = FlowBodies.bulk(body);
    List<UUID> found = finder().find(selection.filter(), selection.limit());
    ObjectNode answer = Json.object();
    ArrayNode deleted = answer.putArray("deleted");
    if (!found.isEmpty()) {
      commands.send(new DeleteFlows(found)).answer().forEach(id -> deleted.add(id.toString()));
    }
    return answer;
  }

  private FlowFinder finder() {
    FlowFinder bound = finder.getIfAvailable();
    if (bound == null) {
      throw ApiException.detail(501, "This node has no query side that could find flows.");
    }
    return bound;
  }
}
