package io.daybook.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongToIntFunction;
import tools.jackson.databind.JsonNode;

/** Lower and upper bounds of numbers, checked in the order they were declared. */
record Bounds(List<Bound> bounds) {

  static final Bounds NONE = new Bounds(List.of());

  /**
   * @param holds of the sign of value minus limit
   */
  record Bound(String type, String key, String words, long limit, IntPredicate holds) {}

  Bounds atLeast(long limit) {
    return with("greater_than_equal", "ge", "greater than or equal to", limit, c -> c >= 0);
  }

  Bounds moreThan(long limit) {
    return with("greater_than", "gt", "greater than", limit, c -> c > 0);
  }

  Bounds atMost(long limit) {
    return with("less_than_equal", "le", "less than or equal to", limit, c -> c <= 0);
  }

  private Bounds with(String type, String key, String words, long limit, IntPredicate holds) {
    List<Bound> all = new ArrayList<>(bounds);
    all.add(new Bound(type, key, words, limit, holds));
    return new Bounds(List.copyOf(all));
  }

  /** Whether all bounds hold; if not, the first that doesn't is told. */
  boolean check(JsonNode input, Location at, LongToIntFunction compare) {
    for (Bound bound : bounds) {
      if (!bound.holds.test(compare.applyAsInt(bound.limit))) {
        String msg = "Input should be " + bound.words + " " + bound.limit;
        at.fail(bound.type, msg, input, Json.object().put(bound.key, bound.limit));
        return false;
      }
    }
    return true;
  }
}
