package io.daybook.command.workpool;

import io.daybook.client.PrefectClient;
import io.daybook.command.dispatch.Commands;
import io.daybook.wire.JsonBody;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolActivity;
import io.daybook.workpool.WorkPoolJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Writes of pools and workers over HTTP. */
@RestController
final class WorkPoolController {

  private final Commands commands;

  WorkPoolController(Commands commands) {
    this.commands = commands;
  }

  @PostMapping("/api/work_pools/")
  @ResponseStatus(HttpStatus.CREATED)
  ObjectNode create(JsonBody body, PrefectClient client) {
    WorkPool pool = commands.send(WorkPoolBodies.create(body)).answer();
    return WorkPoolJson.readableBy(
        client, WorkPoolJson.response(pool, WorkPoolActivity.NONE, 0, pool.created()));
  }

  @PatchMapping("/api/work_pools/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable String name, JsonBody body) {
    commands.send(new ChangeWorkPool(name, WorkPoolBodies.change(body)));
  }

  @DeleteMapping("/api/work_pools/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String name) {
    commands.send(new DeleteWorkPool(name));
  }

  @PostMapping("/api/work_pools/{pool}/workers/heartbeat")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void heartbeat(@PathVariable String pool, JsonBody body) {
    commands.send(WorkPoolBodies.heartbeat(pool, body));
  }

  @DeleteMapping("/api/work_pools/{pool}/workers/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteWorker(@PathVariable String pool, @PathVariable String name) {
    commands.send(new DeleteWorker(pool, name));
  }
}
