package io.daybook.command.concurrency;

import io.daybook.command.dispatch.Commands;
import io.daybook.concurrency.ConcurrencyLimitJson;
import io.daybook.wire.JsonBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Writes of limits over HTTP. */
@RestController
@RequestMapping("/api/v2/concurrency_limits")
final class ConcurrencyLimitController {

  private final Commands commands;

  ConcurrencyLimitController(Commands commands) {
    this.commands = commands;
  }

  @PostMapping("/")
  @ResponseStatus(HttpStatus.CREATED)
  ObjectNode create(JsonBody body) {
    LimitInUse made = commands.send(ConcurrencyLimitBodies.create(body)).answer();
    return ConcurrencyLimitJson.created(made.limit(), made.usage());
  }

  @PatchMapping("/{idOrName}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable String idOrName, JsonBody body) {
    ConcurrencyLimitChanges changes = ConcurrencyLimitBodies.change(body);
    commands.send(new ChangeConcurrencyLimit(ConcurrencyLimitAddress.of(idOrName), changes));
  }

  @DeleteMapping("/{idOrName}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String idOrName) {
    commands.send(new DeleteConcurrencyLimit(ConcurrencyLimitAddress.of(idOrName)));
  }
}
