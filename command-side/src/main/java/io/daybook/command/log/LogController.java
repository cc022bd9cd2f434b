package io.daybook.command.log;

import io.daybook.web.AnyText;
import io.daybook.wire.JsonBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes the lines that runs and workers print. */
@RestController
final class LogController {

  private final LogTable logs;

  LogController(LogTable logs) {
    this.logs = logs;
  }

  /** A line keeps its other characters when one can't be stored: it is not there a second time. */
  @PostMapping("/api/logs/")
  @ResponseStatus(HttpStatus.CREATED)
  JsonNode create(@AnyText JsonBody body) {
    logs.add(LogBodies.lines(body));
    return JsonNodeFactory.instance.nullNode();
  }
}
