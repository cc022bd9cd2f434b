package io.daybook.query.run;

import io.daybook.query.filter.Clause;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The scheduled run of each flow that is due first. */
final class NextRuns {
  private static final List<String> SHOWN =
      List.of("id", "flow_id", "name", "state_name", "state_type", "next_scheduled_start_time");

  private NextRuns() {}

  static ObjectNode request(List<UUID> flows) {
    ObjectNode request =
        RunSums.request(
            Clause.and(Clause.in("flow_id", flows), Clause.in("state_type", List.of("SCHEDULED"))));
    ObjectNode byFlow = request.withObject("/aggs/flows");
    byFlow.putObject("terms").put("field", "flow_id").put("size", flows.size());
    ObjectNode first = byFlow.withObject("/aggs/first/top_hits").put("size", 1);
    ArrayNode sort = first.putArray("sort");
    sort.addObject().put("next_scheduled_start_time", "asc");
    sort.addObject().put("id", "asc");
    ArrayNode source = first.putArray("_source");
    SHOWN.forEach(key -> source.add("body." + key));
    return request;
  }

  /** Puts the runs under the ids of their flows. */
  static void read(JsonNode answer, ObjectNode next) {
    for (JsonNode flow : answer.at("/aggregations/flows/buckets")) {
      JsonNode body = flow.at("/first/hits/hits/0/_source/body");
      ObjectNode run = next.putObject(flow.path("key").stringValue());
      SHOWN.forEach(key -> run.set(key, body.path(key)));
    }
  }
}
