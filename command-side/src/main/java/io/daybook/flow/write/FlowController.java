package io.daybook.flow.write;

import io.daybook.flow.FlowJson;
import io.daybook.ledger.command.Commands;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(Paths.API + "/flows")
final class FlowController {

  private final Commands commands;

  FlowController(Commands commands) {
    this.commands = commands;
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
}
