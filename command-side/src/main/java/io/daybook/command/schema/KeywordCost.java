package io.daybook.command.schema;

import tools.jackson.databind.JsonNode;

/** What the work of a keyword costs, in units of a {@link SchemaBudget}. */
final class KeywordCost {

  private static final int STEP = 20;
  private static final int READ = 200;
  private static final int COMPARED = 10;
  private static final int ANNOTATION = 20;
  private static final int CHARACTERS_A_UNIT = 16;

  private KeywordCost() {}

  /** What is read stays in memory until all is checked. */
  static long ofReading(String keyword, JsonNode rule) {
    return READ + (keyword.equals("enum") ? COMPARED * deep(rule) : shallow(rule));
  }

  /**
   * Most keywords look at a value's own members, some at all that is in it.
   *
   * @param annotations of the value so far: some keywords look at each
   */
  static long ofApplying(String keyword, JsonNode rule, JsonNode value, int annotations) {
    long cost = STEP + (long) ANNOTATION * annotations;
    return switch (keyword) {
      case "const", "enum", "uniqueItems" -> cost + COMPARED * deep(value);
      default -> cost + shallow(rule) + shallow(value);
    };
  }

  private static long shallow(JsonNode node) {
    return node.isString() ? node.stringValue().length() / CHARACTERS_A_UNIT : node.size();
  }

  private static long deep(JsonNode node) {
    long cost = 1 + shallow(node);
    for (JsonNode child : node) {
      cost += deep(child);
    }
    return cost;
  }
}
