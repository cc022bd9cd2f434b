package io.daybook.query.projection;

import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares every document of every index with what the log says, at once. */
public final class DocumentCheck {
  private static final int AT_ONCE = 100;
  private static final int NAMED = 1_000;

  private final Repairs repairs;

  DocumentCheck(Repairs repairs) {
    this.repairs = repairs;
  }

  /**
   * Compares, and repairs what differs.
   *
   * @return {@code {"compared", "passed_over", "difference_count", "differences": [{"projection",
   *     "index", "id", "kind", "detail"}]}}, with the first 1,000 differences
   */
  public ObjectNode check() {
    List<Comparison> comparisons = new ArrayList<>();
    for (Projector<?> projector : Projectors.ALL) {
      Comparison comparison = repairs.compare(projector);
      boolean more = true;
      while (more) {
        more = comparison.isFurther(AT_ONCE);
      }
      comparisons.add(comparison);
    }
    return json(comparisons);
  }

  private static ObjectNode json(List<Comparison> comparisons) {
    List<Difference> all = comparisons.stream().flatMap(c -> c.differences().stream()).toList();
    ObjectNode json =
        Json.object()
            .put("compared", comparisons.stream().mapToLong(Comparison::compared).sum())
            .put("passed_over", comparisons.stream().mapToLong(Comparison::passedOver).sum())
            .put("difference_count", all.size());
    ArrayNode differences = json.putArray("differences");
    all.stream().limit(NAMED).map(Difference::json).forEach(differences::add);
    return json;
  }
}
