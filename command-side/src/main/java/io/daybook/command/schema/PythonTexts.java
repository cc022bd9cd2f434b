package io.daybook.command.schema;

import com.networknt.schema.Error;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with a value, in the words of Python's {@code jsonschema}: clients print them, and
 * people search for them.
 */
final class PythonTexts {

  private PythonTexts() {}

  /** The text of the most frequent errors; the library's own of all others. */
  static String of(Error error) {
    return known(error).orElseGet(error::getMessage);
  }

  private static Optional<String> known(Error error) {
    JsonNode value = error.getInstanceNode();
    JsonNode rule = error.getSchemaNode();
    if ("required".equals(error.getKeyword()) && error.getProperty() != null) {
      return Optional.of(quoted(error.getProperty()) + " is a required property");
    }
    if (value == null || rule == null) {
      return Optional.empty();
    }
    String suffix =
        switch (error.getKeyword()) {
          case "type" -> " is not of type " + types(rule);
          case "enum" -> " is not one of " + repr(rule);
          case "minimum" -> " is less than the minimum of " + repr(rule);
          case "maximum" -> " is greater than the maximum of " + repr(rule);
          case "exclusiveMinimum" -> " is less than or equal to the minimum of " + repr(rule);
          case "exclusiveMaximum" -> " is greater than or equal to the maximum of " + repr(rule);
          case "multipleOf" -> " is not a multiple of " + repr(rule);
          case "pattern" -> " does not match " + repr(rule);
          case "minLength", "minItems" ->
              rule.intValue(0) == 1 ? " should be non-empty" : " is too short";
          case "maxLength", "maxItems" -> " is too long";
          case "uniqueItems" -> " has non-unique elements";
          default -> "";
        };
    return suffix.isEmpty() ? Optional.empty() : Optional.of(repr(value) + suffix);
  }

  private static String types(JsonNode rule) {
    List<String> types = new ArrayList<>();
    (rule.isArray() ? rule : List.of(rule)).forEach(type -> types.add(repr(type)));
    return String.join(", ", types);
  }

  /** A value as Python's {@code repr} writes it. */
  static String repr(JsonNode value) {
    if (value.isObject()) {
      List<String> members = new ArrayList<>();
      value.properties().forEach(e -> members.add(quoted(e.getKey()) + ": " + repr(e.getValue())));
      return "{" + String.join(", ", members) + "}";
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(repr(item)));
      return "[" + String.join(", ", items) + "]";
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    if (value.isNull()) {
      return "None";
    }
    return value.isString() ? quoted(value.stringValue()) : Json.text(value);
  }

  private static String quoted(String text) {
    char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    String escaped =
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
  }
}
