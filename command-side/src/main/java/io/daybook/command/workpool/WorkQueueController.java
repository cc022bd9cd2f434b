package io.daybook.command.workpool;

import io.daybook.command.dispatch.Commands;
import io.daybook.ledger.Command;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import io.daybook.workpool.WorkQueueActivity;
import io.daybook.workpool.WorkQueueJson;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Writes of queues over HTTP: as queues of their pool, and on the old routes by id. */
@RestController
final class WorkQueueController {

  private static final String QUEUES = "/api/work_pools/{pool}/queues";
  private static final String QUEUE = QUEUES + "/{name}";
  private static final String OLD_QUEUES = "/api/work_queues/";
  private static final String OLD_QUEUE = OLD_QUEUES + Paths.ID;

  private final Commands commands;

  WorkQueueController(Commands commands) {
    this.commands = commands;
  }

  @PostMapping(QUEUES)
  @ResponseStatus(HttpStatus.CREATED)
  ObjectNode create(@PathVariable String pool, JsonBody body) {
    return created(new CreateWorkQueue(pool, WorkQueueBodies.create(body)));
  }

  @PatchMapping(QUEUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable String pool, @PathVariable String name, JsonBody body) {
    change(new WorkQueueAddress.InPool(pool, name), body);
  }

  @DeleteMapping(QUEUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String pool, @PathVariable String name) {
    commands.send(new DeleteWorkQueue(new WorkQueueAddress.InPool(pool, name)));
  }

  @PostMapping(OLD_QUEUES)
  @ResponseStatus(HttpStatus.CREATED)
  ObjectNode createForAgents(JsonBody body) {
    return created(new CreateAgentQueue(WorkQueueBodies.create(body)));
  }

  @PatchMapping(OLD_QUEUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeById(@PathVariable UUID id, JsonBody body) {
    change(new WorkQueueAddress.ById(id), body);
  }

  @DeleteMapping(OLD_QUEUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteById(@PathVariable UUID id) {
    commands.send(new DeleteWorkQueue(new WorkQueueAddress.ById(id)));
  }

  private ObjectNode created(Command<CreatedWorkQueue> command) {
    CreatedWorkQueue made = commands.send(command).answer();
    return WorkQueueJson.response(
        made.pool(), made.queue(), WorkQueueActivity.NONE, 0, made.queue().created());
  }

  private void change(WorkQueueAddress address, JsonBody body) {
    commands.send(new ChangeWorkQueue(address, WorkQueueBodies.change(body)));
  }
}
