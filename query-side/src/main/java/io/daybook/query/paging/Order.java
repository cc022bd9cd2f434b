package io.daybook.query.paging;

import io.daybook.wire.Json;
import tools.jackson.databind.node.ArrayNode;

/**
 * The order of a list: by one field, then by id, so that it is total.
 *
 * @param field every document of the index has it
 */
public record Order(String field, boolean ascending) {
  public static Order ascending(String field) {
    return new Order(field, true);
  }

  public static Order descending(String field) {
    return new Order(field, false);
  }

  Order reversed() {
    return new Order(field, !ascending);
  }

  ArrayNode render() {
    String direction = ascending ? "asc" : "desc";
    ArrayNode sort = Json.object().putArray("sort");
    sort.addObject().put(field, direction);
    sort.addObject().put("id", direction);
    return sort;
  }
}
