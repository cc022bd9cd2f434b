package io.daybook.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the recorded data use it. */
final class Json {
  static final JsonMapper MAPPER = new JsonMapper();

  /** Python's order of strings: by code point, where Java's is by UTF-16 unit. */
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private Json() {}

  /** The rows of a file of the conformance folder, its head line included. */
  static List<JsonNode> lines(String file) {
    Path path = Path.of(System.getProperty("daybook.root", ".."), "conformance", file);
    try (Stream<String> lines = Files.lines(path)) {
      return lines.filter(line -> !line.isBlank()).map(MAPPER::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text of Python's {@code json.dumps(node, sort_keys=True)}: recorded orders depend on it.
   *
   * @param ascii whether other characters are written as escapes, as Python does by default
   */
  static String dumps(JsonNode node, boolean ascii) {
    if (node.isObject()) {
      return node.propertyNames().stream()
          .sorted(BY_CODE_POINT)
          .map(k -> text(k, ascii) + ": " + dumps(node.path(k), ascii))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(item -> dumps(item, ascii))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isString() ? text(node.stringValue(), ascii) : node.toString();
  }

  private static String text(String value, boolean ascii) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> {
          boolean plain = ascii ? c >= ' ' && c < 0x7f : c >= ' ';
          out.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
      }
    }
    return out.append('"').toString();
  }

  /** Text for a report: at most n characters. */
  static String brief(Object value, int n) {
    String text =
        value instanceof JsonNode node && node.isString() ? node.stringValue() : "" + value;
    return text.length() <= n ? text : text.substring(0, n) + "…(+" + (text.length() - n) + ")";
  }
}
