package io.daybook.query.search;

import io.daybook.filter.DeploymentSort;
import io.daybook.query.deployment.DeploymentRows;
import io.daybook.query.paging.Cursor.Value;
import io.daybook.query.paging.Order;
import io.daybook.wire.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * The order of an answer, and of what its cursors consist.
 *
 * @param clauses as Elasticsearch reads them
 */
record Sorting(ArrayNode clauses, List<Value> values) {

  /**
   * Of the same score, the names of fewer words are nearer to what was asked.
   *
   * @param asked where nothing is asked for, nothing is better than another: then it is by name
   */
  static Sorting of(SearchSort sort, Asked asked) {
    return switch (sort) {
      case SearchSort.Relevance _ when asked.isEmpty() -> listed(DeploymentSort.NAME_ASC);
      case SearchSort.Relevance _ -> byRelevance();
      case SearchSort.Listed(DeploymentSort by) -> listed(by);
    };
  }

  private static Sorting byRelevance() {
    ArrayNode clauses = Json.MAPPER.createArrayNode();
    clauses.addObject().put("_score", "desc");
    clauses
        .addObject()
        .putObject("search_size")
        .put("order", "asc")
        .put("missing", "_last")
        .put("unmapped_type", "short");
    clauses.addAll(Order.ascending("name_key").render());
    return new Sorting(clauses, List.of(Value.REAL, Value.WHOLE, Value.TEXT, Value.TEXT));
  }

  private static Sorting listed(DeploymentSort by) {
    return new Sorting(DeploymentRows.order(by), DeploymentRows.values(by));
  }
}
