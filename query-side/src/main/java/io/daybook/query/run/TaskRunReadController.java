package io.daybook.query.run;

import io.daybook.filter.TaskRunQuery;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.ApiSettings;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's requests that read task runs. */
@RestController
final class TaskRunReadController {
  private static final String ROOT = Paths.API + "/task_runs/";

  private final TaskRunReads reads;
  private final RunHistory history;
  private final int mostRows;

  TaskRunReadController(TaskRunReads reads, RunHistory history, ApiSettings settings) {
    this.reads = reads;
    this.history = history;
    this.mostRows = settings.defaultLimit();
  }

  @PostMapping(ROOT + "filter")
  byte[] list(JsonBody body, ConsistencyWish wish) {
    return reads.list(TaskRunQuery.listing(body, mostRows), wish);
  }

  @PostMapping(ROOT + "paginate")
  byte[] page(JsonBody body, ConsistencyWish wish) {
    return reads.page(TaskRunQuery.page(body, mostRows), wish);
  }

  @PostMapping(ROOT + "count")
  JsonNode count(JsonBody body, ConsistencyWish wish) {
    return JsonNodeFactory.instance.numberNode(reads.count(TaskRunQuery.criteria(body), wish));
  }

  @GetMapping(ROOT + Paths.ID)
  ObjectNode byId(@PathVariable UUID id) {
    return reads.byId(id).orElseThrow(() -> ApiException.notFound("Task not found"));
  }

  @PostMapping(ROOT + "history")
  JsonNode history(JsonBody body, ConsistencyWish wish) {
    return history.of(TaskRunQuery.history(body), wish);
  }
}
