package io.daybook.query.history;

import io.daybook.filter.HistoryQuery;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.ApiSettings;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who changed what, when, from where and why. */
@RestController
@DaybookEndpoint
final class HistoryController {
  private static final String ROOT = Paths.API + "/deployments/";

  private final HistoryReads reads;
  private final RevisionDiff diff;
  private final int mostRows;

  HistoryController(HistoryReads reads, RevisionDiff diff, ApiSettings settings) {
    this.reads = reads;
    this.diff = diff;
    this.mostRows = settings.defaultLimit();
  }

  @GetMapping(ROOT + Paths.ID + "/history")
  byte[] ofDeployment(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      ConsistencyWish wish) {
    int rows = (int) Numbers.read("limit", limit, mostRows, mostRows);
    return reads.ofDeployment(id, rows, cursor, wish);
  }

  @GetMapping(ROOT + Paths.ID + "/history/{revision:[0-9]{1,9}}")
  byte[] revision(@PathVariable UUID id, @PathVariable long revision, ConsistencyWish wish) {
    return reads.revision(id, revision, wish);
  }

  @GetMapping(ROOT + Paths.ID + "/diff")
  JsonNode diff(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      ConsistencyWish wish) {
    return diff.between(id, revision("from", from), revision("to", to), wish);
  }

  @PostMapping(ROOT + "history/filter")
  byte[] list(JsonBody body, ConsistencyWish wish) {
    return reads.list(HistoryQuery.listing(body, mostRows), wish);
  }

  @PostMapping(ROOT + "history/paginate")
  byte[] page(JsonBody body, ConsistencyWish wish) {
    return reads.page(HistoryQuery.page(body, mostRows), wish);
  }

  @PostMapping(ROOT + "history/count")
  JsonNode count(JsonBody body, ConsistencyWish wish) {
    return JsonNodeFactory.instance.numberNode(reads.count(HistoryQuery.criteria(body), wish));
  }

  private static @Nullable Long revision(String name, @Nullable String text) {
    return text == null ? null : Numbers.read(name, text, 0, Integer.MAX_VALUE);
  }
}
