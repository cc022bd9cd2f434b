package io.daybook.wire;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Text that no store can hold: NUL characters and halves of surrogate pairs. */
public final class Unicode {

  private Unicode() {}

  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether every text in the document, keys included, can be stored. */
  static boolean isStorable(JsonNode node) {
    return (!node.isString() || isStorable(node.stringValue()))
        && node.propertyNames().stream().allMatch(Unicode::isStorable)
        && node.valueStream().allMatch(Unicode::isStorable);
  }

  /** Refuses every text in the document, keys included, that can't be stored. */
  static void check(JsonNode node, Location at) {
    if (node.isString() && !isStorable(node.stringValue())) {
      refuse(node, at);
    }
    for (int i = 0; i < node.size() && node.isArray() && !at.isTold(); i++) {
      check(node.get(i), at.index(i));
    }
    node.properties()
        .forEach(e -> {
          if (isStorable(e.getKey())) {
            check(e.getValue(), at.key(e.getKey()));
          } else {
            refuse(JsonNodeFactory.instance.stringNode(e.getKey()), at);
          }
        });
  }

  private static void refuse(JsonNode input, Location at) {
    at.fail(
        "string_unicode",
        "Input should be a valid string, unable to parse raw data as a unicode string",
        input);
  }

  /** The document with such characters replaced, so that it can be written as UTF-8. */
  static ObjectNode repaired(ObjectNode object) {
    return mapped(object, Unicode::repaired);
  }

  /** The document without NUL characters, and with halves of pairs replaced. */
  static JsonNode storable(JsonNode node) {
    return mapped(node, text -> repaired(text.replace("\0", "")));
  }

  private static ObjectNode mapped(ObjectNode object, UnaryOperator<String> repair) {
    ObjectNode out = Json.object();
    object
        .properties()
        .forEach(e -> out.set(repair.apply(e.getKey()), mapped(e.getValue(), repair)));
    return out;
  }

  private static JsonNode mapped(JsonNode node, UnaryOperator<String> repair) {
    return switch (node) {
      case ObjectNode object -> mapped(object, repair);
      case ArrayNode array -> {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        array.forEach(e -> out.add(mapped(e, repair)));
        yield out;
      }
      case StringNode text -> JsonNodeFactory.instance.stringNode(repair.apply(text.stringValue()));
      default -> node;
    };
  }

  private static String repaired(String text) {
    if (isStorable(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= 0xDFFF ? 0xFFFD : c));
    return out.toString();
  }
}
