package io.daybook.query.run;

import io.daybook.filter.FlowRunQuery;
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

/** Prefect's requests that read flow runs. */
@RestController
final class FlowRunReadController {
  private static final String ROOT = Paths.API + "/flow_runs/";

  private final FlowRunReads reads;
  private final RunHistory history;
  private final int mostRows;

  FlowRunReadController(FlowRunReads reads, RunHistory history, ApiSettings settings) {
    this.reads = reads;
    this.history = history;
    this.mostRows = settings.defaultLimit();
  }

  @PostMapping(ROOT + "filter")
  byte[] list(JsonBody body, ConsistencyWish wish) {
    return reads.list(FlowRunQuery.listing(body, mostRows), wish);
  }

  @PostMapping(ROOT + "paginate")
  byte[] page(JsonBody body, ConsistencyWish wish) {
    return reads.page(FlowRunQuery.page(body, mostRows), wish);
  }

  @PostMapping(ROOT + "count")
  JsonNode count(JsonBody body, ConsistencyWish wish) {
    return JsonNodeFactory.instance.numberNode(reads.count(FlowRunQuery.criteria(body), wish));
  }

  @GetMapping(ROOT + Paths.ID)
  byte[] byId(@PathVariable UUID id, ConsistencyWish wish) {
    return reads.byId(id, wish).orElseThrow(() -> ApiException.notFound("Flow run not found"));
  }

  @PostMapping(ROOT + "history")
  JsonNode history(JsonBody body, ConsistencyWish wish) {
    return history.of(FlowRunQuery.history(body), wish);
  }

  /** How late the runs are on average, in seconds; null where there are none. */
  @PostMapping(ROOT + "lateness")
  JsonNode lateness(JsonBody body, ConsistencyWish wish) {
    return history.lateness(FlowRunQuery.criteria(body), wish);
  }
}
