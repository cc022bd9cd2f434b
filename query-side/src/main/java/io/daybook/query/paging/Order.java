package io.daybook.query.paging;

import io.daybook.wire.Json;
import tools.jackson.databind.node.ArrayNode;

/**
 * The order of a list: by one field, then by one that no two documents share, so that it is total.
 * Documents without the field are last where it ascends, and first where it descends.
 *
 * @param unique mostly the id
 */
public record Order(String field, boolean ascending, String unique, boolean uniqueAscending) {
  private static final String ID = "id";

  public Order(String field, boolean ascending) {
    this(field, ascending, ID, ascending);
  }

  public static Order ascending(String field) {
    return new Order(field, true);
  }

  public static Order descending(String field) {
    return new Order(field, false);
  }

  /** The same, of documents that have another field to be told apart by. */
  public Order thenBy(String other, boolean otherAscending) {
    return new Order(field, ascending, other, otherAscending);
  }

  Order reversed() {
    return new Order(field, !ascending, unique, !uniqueAscending);
  }

  /** As Elasticsearch reads it. */
  public ArrayNode render() {
    ArrayNode sort = Json.object().putArray("sort");
    if (!field.equals(unique)) {
      sort.addObject()
          .putObject(field)
          .put("order", direction(ascending))
          .put("missing", ascending ? "_last" : "_first")
          .put("unmapped_type", "keyword"); // an index that is not rebuilt yet may lack the field
    }
    sort.addObject().put(unique, direction(uniqueAscending));
    return sort;
  }

  private static String direction(boolean ascends) {
    return ascends ? "asc" : "desc";
  }
}
