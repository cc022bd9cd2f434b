package io.daybook.query.paging;

import io.daybook.wire.Json;
import tools.jackson.databind.node.ArrayNode;

/**
 * The order of a list: by one field, then by id, so that it is total. Documents without the field
 * are last where it ascends, and first where it descends.
 */
public record Order(String field, boolean ascending) {
  private static final String ID = "id";

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
    if (!field.equals(ID)) {
      sort.addObject()
          .putObject(field)
          .put("order", direction)
          .put("missing", ascending ? "_last" : "_first");
    }
    sort.addObject().put(ID, direction);
    return sort;
  }
}
