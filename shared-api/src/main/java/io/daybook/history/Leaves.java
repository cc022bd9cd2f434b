package io.daybook.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scalars in a value, with the fields that they are found by. A value may have so many, or lie
 * so deep, that its fields would take much more room than itself: then there are none.
 */
final class Leaves {

  /** Of all fields, in characters. */
  private static final int MOST_ROOM = 16 << 20;

  /** A scalar, and the keys on the way to it. */
  record Leaf(String field, JsonNode value) {}

  private final List<Leaf> all = new ArrayList<>();
  private long room;
  private long number;

  private Leaves() {}

  static Leaves of(String field, @Nullable JsonNode value) {
    Leaves leaves = new Leaves();
    if (value != null) {
      leaves.collect(field, value);
    }
    if (!leaves.isComplete()) {
      leaves.all.clear();
    }
    return leaves;
  }

  List<Leaf> all() {
    return all;
  }

  /** How many scalars there are in the value. */
  long number() {
    return number;
  }

  /** Whether all of them are there. */
  boolean isComplete() {
    return room <= MOST_ROOM;
  }

  private void collect(String field, JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        collect(isComplete() ? within(field, entry.getKey()) : "", entry.getValue());
      }
    } else if (value.isArray()) {
      value.forEach(element -> collect(field, element));
    } else {
      number++;
      if (isComplete()) {
        all.add(new Leaf(field, value));
      }
    }
  }

  private String within(String field, String key) {
    String within = field.isEmpty() ? key : field + "." + key;
    room += within.length();
    return within;
  }

  /** Takes away what stands on both sides, as often as it does. */
  static void withoutCommon(Leaves gone, Leaves come) {
    Map<Leaf, Integer> left = new HashMap<>();
    come.all.forEach(leaf -> left.merge(leaf, 1, Integer::sum));
    Map<Leaf, Integer> common = new HashMap<>();
    gone.remove(left, common);
    come.remove(common, new HashMap<>());
  }

  /** Takes away those that are among some, which they are taken from too. */
  private void remove(Map<Leaf, Integer> among, Map<Leaf, Integer> taken) {
    List<Leaf> kept = new ArrayList<>(all.size());
    for (Leaf leaf : all) {
      if (among.getOrDefault(leaf, 0) > 0) {
        among.merge(leaf, -1, Integer::sum);
        taken.merge(leaf, 1, Integer::sum);
        number--;
      } else {
        kept.add(leaf);
      }
    }
    all.clear();
    all.addAll(kept);
  }
}
