package io.daybook.command.run.task;

import io.daybook.command.dispatch.Commands;
import io.daybook.command.run.StateAnswer;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
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
@RequestMapping(Paths.API + "/task_runs")
final class TaskRunController {

  private final Commands commands;

  TaskRunController(Commands commands) {
    this.commands = commands;
  }

  /** 201 for a new task run, 200 for one that has the keys already. */
  @PostMapping("/")
  ResponseEntity<ObjectNode> create(JsonBody body) {
    CreateTaskRun.Answer answer = commands.send(TaskRunBodies.create(body)).answer();
    return ResponseEntity.status(answer.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(answer.body());
  }

  /** 201 if the task run is in a new state, 200 if it stays as it is. */
  @PostMapping("/" + Paths.ID + "/set_state")
  ResponseEntity<ObjectNode> setState(@PathVariable UUID id, JsonBody body) {
    StateAnswer answer = commands.send(TaskRunBodies.setState(id, body)).answer();
    return ResponseEntity.status(answer.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(answer.json());
  }

  @PatchMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(@PathVariable UUID id, JsonBody body) {
    commands.send(TaskRunBodies.rename(id, body));
  }

  @DeleteMapping("/" + Paths.ID)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id) {
    if (!commands.send(new DeleteTaskRun(id)).answer()) {
      throw ApiException.notFound("Task not found");
    }
  }
}
