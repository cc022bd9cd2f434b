package io.daybook.query.audit;

import io.daybook.filter.RefusalQuery;
import io.daybook.query.audit.RefusalReads.Row;
import io.daybook.query.paging.Cursor;
import io.daybook.query.paging.Cursor.Place;
import io.daybook.web.ApiSettings;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who tried what, and why it was refused. */
@RestController
@DaybookEndpoint
@RequestMapping(Paths.API + "/deployments/history/refusals")
final class RefusalController {

  private static final int DAYS = 30;
  private static final int MOST_DAYS = 36_500;

  private final RefusalReads reads;
  private final InstantSource clock;
  private final int mostRows;

  RefusalController(RefusalReads reads, InstantSource clock, ApiSettings settings) {
    this.reads = reads;
    this.clock = clock;
    this.mostRows = settings.defaultLimit();
  }

  /** The newest first, with the cursor of the rest; null at the end. */
  @PostMapping("/filter")
  ObjectNode list(JsonBody body) {
    RefusalQuery query = RefusalQuery.listing(body, mostRows);
    Object question = Arrays.asList("refusals", query.filter());
    List<Row> rows = reads.list(query.filter(), after(body, query, question), query.limit() + 1);
    List<Row> shown = rows.subList(0, Math.min(rows.size(), query.limit()));
    boolean hasMore = rows.size() > shown.size() && !shown.isEmpty();
    ObjectNode answer = Json.object();
    var results = answer.putArray("results");
    shown.forEach(row -> results.add(row.json()));
    return answer.put(
        "cursor", hasMore ? Cursor.behind(question, shown.getLast().sortValues()) : null);
  }

  private static @Nullable String after(JsonBody body, RefusalQuery query, Object question) {
    return switch (Cursor.read(query.cursor(), question, RefusalReads.SORT_VALUES)) {
      case Place.Beginning() -> null;
      case Place.Behind(String sortValues) -> sortValues;
      case Place.Refused(String why) ->
          throw body.refused("value_error", "Value error, " + why, "cursor");
    };
  }

  @PostMapping("/count")
  JsonNode count(JsonBody body) {
    return JsonNodeFactory.instance.numberNode(reads.count(RefusalQuery.counting(body)));
  }

  /** How many requests could not be read, or were refused too fast, by day and path. */
  @GetMapping("/malformed")
  List<ObjectNode> malformed(@RequestParam(defaultValue = "" + DAYS) String days) {
    int asked =
        JsonBody.of(Json.object().put("days", days))
            .parameters(in -> in.optional("days", Types.INT.atLeast(1).atMost(MOST_DAYS), DAYS));
    return reads.counts(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(asked - 1));
  }
}
