package io.daybook.command.schema;

import io.daybook.wire.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One text for all values that are equal to JSON Schema: {@code 1} and {@code 1.0} are. Texts have
 * an order, so that nobody can make a {@link java.util.HashSet} of them slow by many that have one
 * hash; an unmodifiable set knows no order.
 */
final class EqualTexts {

  private EqualTexts() {}

  static String of(JsonNode value) {
    if (value.isObject()) {
      Map<String, String> members = new TreeMap<>();
      value.properties().forEach(e -> members.put(Json.text(e.getKey()), of(e.getValue())));
      return members.toString();
    }
    if (value.isArray()) {
      return value.valueStream().map(EqualTexts::of).collect(Collectors.joining(",", "[", "]"));
    }
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toString()
        : Json.text(value);
  }
}
