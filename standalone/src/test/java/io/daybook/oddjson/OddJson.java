package io.daybook.oddjson;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON that is allowed, and that something may stumble over; every value as its text. */
final class OddJson {

  /**
   * Python's longest integers, and those around the limits that Java's readers have by themselves.
   */
  private static final List<Integer> DIGITS = List.of(19, 20, 990, 999, 1000, 1001, 2000, 4300);

  private static final List<String> FLOATS =
      List.of(
          "-0.0",
          "0.0",
          "1e-400",
          "-1e-400",
          "5e-324",
          "1e-7",
          "1e22",
          "1E5",
          "1.0",
          "100.0",
          "0.1",
          "1.7976931348623157e308",
          "123456789.123456789123456789",
          "-2.2250738585072014e-308");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "NaN",
          "7",
          "\\u0001\\u001f\\u007f",
          "\\\\u0000",
          "\\\"\\\\\\/\\b\\f\\n\\r\\t",
          "😀👨‍👩‍👧",
          "\\ud83d\\ude00",
          "עברית \\u202e עברית",
          "e\\u0301 \\u1e0b\\u0323",
          "\\ufeff\\ufffe\\uffff\\u2028",
          "{{ jinja }} ${x} %s");

  private static final List<String> KEYS =
      List.of(
          "",
          " ",
          ".",
          "..",
          "a.b",
          ".a",
          "$ref",
          "__proto__",
          "constructor",
          "@class",
          "_id",
          "type",
          "ключ",
          "😀",
          "e\\u0301",
          "\\u0001",
          "\\\\",
          "\\\"",
          "null",
          "body",
          "exact_body");

  /** What lies around a value where it is kept, together with it not deeper than a body may be. */
  private static final int DEEP = 430;

  private final Random random;

  OddJson(Random random) {
    this.random = random;
  }

  /** An object with a few odd members. */
  String object() {
    List<String> keys = new ArrayList<>();
    IntStream.range(0, 4).forEach(_ -> keys.add(key()));
    return keys.stream()
        .distinct()
        .map(key -> '"' + key + "\":" + value())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** An object of numbers and texts, as labels are. */
  String labels() {
    return IntStream.range(0, 4)
        .mapToObj(i -> '"' + oneOf(KEYS) + i + "\":" + scalar())
        .collect(Collectors.joining(",", "{", "}"));
  }

  String value() {
    return switch (random.nextInt(6)) {
      case 0 -> "[" + value() + "," + scalar() + "]";
      case 1 -> nested(random.nextBoolean() ? DEEP : 1 + random.nextInt(DEEP));
      case 2 -> "{\"" + key() + "\":" + scalar() + "}";
      default -> scalar();
    };
  }

  String scalar() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> integer();
      case 2, 3 -> oneOf(FLOATS);
      case 4 -> oneOf(List.of("true", "-0", "0"));
      default -> '"' + text() + '"';
    };
  }

  /** The inside of a text. */
  String text() {
    return random.nextInt(8) == 0 ? "x".repeat(20_000) : oneOf(TEXTS);
  }

  private String integer() {
    String digits = Integer.toString(1 + random.nextInt(9)).repeat(oneOf(DIGITS));
    return (random.nextBoolean() ? "-" : "") + digits;
  }

  private String key() {
    return random.nextInt(10) == 0 ? "k".repeat(40_000) : oneOf(KEYS);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
