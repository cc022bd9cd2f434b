package io.daybook.query.index;

import io.daybook.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents as Elasticsearch takes them. It takes no numbers of more than a thousand digits, which
 * clients may send: a part that holds such a number lies beside itself as a text, exact, and
 * without these numbers in its own place.
 */
public final class Source {

  /** What the key begins with under which the text of a part lies. */
  public static final String EXACT = "exact_";

  /** A little less than what Elasticsearch takes, the sign of a number included. */
  private static final int MOST_DIGITS = 990;

  private static final int MOST_BITS = (int) (MOST_DIGITS / Math.log10(2));

  private Source() {}

  /**
   * A document, as one line of JSON.
   *
   * @param json the same, but for its numbers
   */
  public static byte[] of(byte[] json) {
    return mayHoldLongNumber(json) ? Json.bytes(exact(Json.MAPPER.readTree(json))) : json;
  }

  /** A part of a document as it was written. */
  public static JsonNode part(JsonNode document, String name) {
    JsonNode exact = document.path(EXACT + name);
    return exact.isString() ? Json.parse(exact.stringValue()) : document.path(name);
  }

  // Each number that is too long lies over one of these places, so that few bytes are looked at.
  private static boolean mayHoldLongNumber(byte[] json) {
    for (int at = MOST_DIGITS; at < json.length; at += MOST_DIGITS) {
      if (isDigit(json[at]) && isLong(json, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLong(byte[] json, int at) {
    int from = at;
    while (from > 0 && isDigit(json[from - 1])) {
      from--;
    }
    int to = at;
    while (to < json.length && isDigit(json[to])) {
      to++;
    }
    return to - from >= MOST_DIGITS;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static ObjectNode exact(JsonNode document) {
    ObjectNode source = Json.object();
    document
        .properties()
        .forEach(part -> {
          JsonNode taken = taken(part.getValue());
          source.set(part.getKey(), taken);
          if (!taken.equals(part.getValue())) {
            source.put(EXACT + part.getKey(), Json.text(part.getValue()));
          }
        });
    return source;
  }

  /** What Elasticsearch takes of it: too long a number is null. */
  private static JsonNode taken(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode out = Json.object();
        object.properties().forEach(e -> out.set(e.getKey(), taken(e.getValue())));
        yield out;
      }
      case ArrayNode array -> {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        array.forEach(e -> out.add(taken(e)));
        yield out;
      }
      default ->
          node.isBigInteger() && node.bigIntegerValue().bitLength() > MOST_BITS
              ? JsonNodeFactory.instance.nullNode()
              : node;
    };
  }
}
