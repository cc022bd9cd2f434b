package io.daybook.command.deployment.schedule;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one recurrence rule, {@code FREQ=DAILY;INTERVAL=2}, each of the form it must have.
 */
record RecurrenceParts(Map<String, String> parts) {

  /** How often; the order is that of dateutil, from the longest period to the shortest. */
  enum Frequency {
    YEARLY,
    MONTHLY,
    WEEKLY,
    DAILY,
    HOURLY,
    MINUTELY,
    SECONDLY
  }

  /**
   * @param n which one of its month or year, from the end if negative; 0 for each
   */
  record NthDay(DayOfWeek day, int n) {}

  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
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

  Frequency frequency() {
    return Frequency.valueOf(parts.getOrDefault("FREQ", "DAILY"));
  }

  int interval() {
    return Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
  }

  /** How many occurrences there are; null without a limit. */
  @Nullable Integer count() {
    String count = parts.get("COUNT");
    return count == null ? null : Integer.valueOf(count);
  }

  DayOfWeek weekStart() {
    return day(parts.getOrDefault("WKST", "MO"));
  }

  /** The numbers of a part such as BYMONTH; none if it is not there. */
  Set<Integer> numbers(String name) {
    return items(name).stream().map(Integer::valueOf).collect(Collectors.toSet());
  }

  /** The days of the week, those of BYWEEKDAY if both names are there. */
  List<NthDay> days() {
    return items(parts.containsKey("BYWEEKDAY") ? "BYWEEKDAY" : "BYDAY").stream()
        .map(RecurrenceParts::nthDay)
        .toList();
  }

  private List<String> items(String name) {
    String value = parts.get(name);
    return value == null ? List.of() : List.of(value.split(",", -1));
  }

  private static NthDay nthDay(String text) {
    String number = text.substring(0, text.length() - 2);
    return new NthDay(
        day(text.substring(text.length() - 2)), number.isEmpty() ? 0 : Integer.parseInt(number));
  }

  private static DayOfWeek day(String name) {
    return DayOfWeek.of(DAYS.indexOf(name) + 1);
  }

  @Nullable RecurrenceTime until() {
    String until = parts.get("UNTIL");
    return until == null ? null : RecurrenceTime.parse(until);
  }

  /**
   * Seconds between two occurrences; null where that is not a fixed number, or they are counted.
   */
  @Nullable Long period() {
    long interval = interval();
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
