package io.daybook.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schedules are listed newest {@code updated} first; the order of those that one request wrote is
 * open. Schedules whose {@code updated} was first seen in the same answer form a group, and each
 * run of neighbours of one group is put into a fixed order.
 */
final class Settler {
  private static final List<String> NEEDED = List.of("id", "updated", "schedule");
  private static final List<String> VOLATILE = List.of("id", "created", "updated", "deployment_id");

  private final Map<String, JsonNode> last = new HashMap<>();
  private final Map<String, Integer> epoch = new HashMap<>();
  private int answers;

  void settle(JsonNode answer, boolean sort) {
    JsonNode rows = answer.isObject() ? answer.path("schedules") : answer;
    if (!(rows instanceof ArrayNode list) || list.isEmpty() || !all(list)) {
      return;
    }
    answers++;
    for (JsonNode row : list) {
      String id = row.path("id").asString();
      if (!Objects.equals(last.get(id), row.path("updated"))) {
        last.put(id, row.path("updated"));
        epoch.put(id, answers);
      }
    }
    if (sort) {
      List<JsonNode> sorted = sorted(list);
      list.removeAll();
      sorted.forEach(list::add);
    }
  }

  private static boolean all(ArrayNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .allMatch(row -> row.isObject() && NEEDED.stream().allMatch(row::has));
  }

  private List<JsonNode> sorted(ArrayNode rows) {
    List<JsonNode> out = new ArrayList<>();
    int from = 0;
    while (from < rows.size()) {
      int to = from + 1;
      while (to < rows.size() && epochOf(rows.get(to)).equals(epochOf(rows.get(from)))) {
        to++;
      }
      List<JsonNode> group = new ArrayList<>();
      for (int i = from; i < to; i++) {
        group.add(rows.get(i));
      }
      group.sort(Comparator.comparing(Settler::key));
      out.addAll(group);
      from = to;
    }
    return out;
  }

  private Integer epochOf(JsonNode row) {
    return epoch.getOrDefault(row.path("id").asString(), 0);
  }

  private static String key(JsonNode row) {
    return Json.dumps(((ObjectNode) row.deepCopy()).remove(VOLATILE), true);
  }
}
