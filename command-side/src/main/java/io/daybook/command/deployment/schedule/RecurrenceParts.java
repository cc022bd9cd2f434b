package io.daybook.command.deployment.schedule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one recurrence rule, {@code FREQ=DAILY;INTERVAL=2}, each of the form it must have.
 */
record RecurrenceParts(Map<String, String> parts) {

  private static final String DAY = "(?:MO|TU|WE|TH|FR|SA|SU)";
  private static final Map<String, Pattern> FORMS =
      Map.ofEntries(
          Map.entry(
              "FREQ", Pattern.compile("YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY")),
          Map.entry("INTERVAL", Pattern.compile("[+]?0*[1-9][0-9]{0,8}")),
          Map.entry("COUNT", Pattern.compile("[+]?[0-9]{1,9}")),
          Map.entry("UNTIL", RecurrenceTime.FORM),
          Map.entry("WKST", Pattern.compile(DAY)),
          Map.entry("BYDAY", Pattern.compile("(?:[+-]?[1-9][0-9]?)?" + DAY)),
          Map.entry("BYWEEKDAY", Pattern.compile("(?:[+-]?[1-9][0-9]?)?" + DAY)),
          Map.entry("BYSETPOS", Pattern.compile("[+-]?" + upTo366())),
          Map.entry("BYMONTH", Pattern.compile("0?[1-9]|1[0-2]")),
          Map.entry("BYMONTHDAY", Pattern.compile("[+-]?(?:0?[1-9]|[12][0-9]|3[01])")),
          Map.entry("BYYEARDAY", Pattern.compile("[+-]?" + upTo366())),
          Map.entry("BYWEEKNO", Pattern.compile("[+-]?(?:0?[1-9]|[1-4][0-9]|5[0-3])")),
          Map.entry("BYHOUR", Pattern.compile("[01]?[0-9]|2[0-3]")),
          Map.entry("BYMINUTE", Pattern.compile("[0-5]?[0-9]")),
          Map.entry("BYSECOND", Pattern.compile("[0-5]?[0-9]")));

  private static String upTo366() {
    return "0{0,2}(?:[1-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])";
  }

  /**
   * @param upper the rule in upper case
   * @throws IllegalArgumentException if a part is unknown or malformed, or there is no frequency
   */
  static RecurrenceParts parse(String upper) {
    Map<String, String> parts = new HashMap<>();
    for (String part : upper.split(";", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = part.substring(equals + 1);
      Pattern form = FORMS.get(name);
      if (equals < 0 || form == null) {
        throw new IllegalArgumentException("unknown parameter '" + name + "'");
      }
      if (!isOf(form, name, value)) {
        throw new IllegalArgumentException("invalid '" + name + "': " + value);
      }
      parts.put(name, value);
    }
    if (!parts.containsKey("FREQ")) {
      throw new IllegalArgumentException("FREQ is missing");
    }
    return new RecurrenceParts(Map.copyOf(parts));
  }

  // One by one: a pattern of a whole list goes one call deeper with every item.
  private static boolean isOf(Pattern form, String name, String value) {
    Stream<String> items =
        name.startsWith("BY") ? Arrays.stream(value.split(",", -1)) : Stream.of(value);
    return items.allMatch(item -> form.matcher(item).matches());
  }

  @Nullable RecurrenceTime until() {
    String until = parts.get("UNTIL");
    return until == null ? null : RecurrenceTime.parse(until);
  }

  /**
   * Seconds between two occurrences; null where that is not a fixed number, or they are counted.
   */
  @Nullable Long period() {
    long interval = Long.parseLong(parts.getOrDefault("INTERVAL", "1"));
    if (parts.containsKey("COUNT")) {
      return null;
    }
    return switch (parts.getOrDefault("FREQ", "")) {
      case "SECONDLY" -> interval;
      case "MINUTELY" -> 60 * interval;
      default -> null;
    };
  }
}
