package io.daybook.command.run;

import io.daybook.command.dispatch.Commands;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(Paths.API + "/flow_runs")
final class FlowRunController {

  private final Commands commands;
  private final FlowRunBodies bodies;

  FlowRunController(Commands commands, FlowRunBodies bodies) {
    this.commands = commands;
    this.bodies = bodies;
  }

  /** 201 for a new run, 200 for one that has the idempotency key already. */
  @PostMapping("/")
  ResponseEntity<ObjectNode> create(
      JsonBody body,
      @RequestHeader(name = "prefect-automation-id", required = false) @Nullable String automation,
      @RequestHeader(name = "prefect-automation-name", required = false) @Nullable String name) {
    CreateFlowRun.Answer answer =
        commands.send(bodies.create(body, Creators.automation(automation, name))).answer();
    return ResponseEntity.status(answer.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(answer.body());
  }

  /** 201 if the run is in a new state, 200 if it stays as it is. */
  @PostMapping("/" + Paths.ID + "/set_state")
  ResponseEntity<ObjectNode> setState(@PathVariable UUID id, JsonBody body) {
    return answer(commands.send(FlowRunBodies.setState(id, body)).answer());
  }

  /** Nothing but 200 where the run is not paused, or waits for an input. */
  @PostMapping("/" + Paths.ID + "/resume")
  ResponseEntity<ObjectNode> resume(@PathVariable UUID id, JsonBody body) {
    return answer(commands.send(FlowRunBodies.resume(id, body)).answer());
  }

  @PatchMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable UUID id, JsonBody body) {
    commands.send(bodies.change(id, body));
  }

  @PatchMapping("/" + Paths.ID + "/labels")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeLabels(@PathVariable UUID id, JsonBody body) {
    commands.send(FlowRunBodies.labels(id, body));
  }

  @DeleteMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id) {
    if (commands.send(new DeleteFlowRuns(List.of(id))).answer().isEmpty()) {
      throw ApiException.notFound("Flow run not found");
    }
  }

  private static ResponseEntity<ObjectNode> answer(StateAnswer answer) {
    return ResponseEntity.status(answer.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(answer.json());
  }
}
