package io.daybook.command.deployment.schedule;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of the week in a rule: {@code MO}, {@code +1MO}, {@code MO(+1)}.
 *
 * @param n which one of its month or year, from the end if negative; 0 for each
 */
record NthDay(DayOfWeek day, int n) {

  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final Pattern BEFORE = Pattern.compile("([+\\-0-9]*)(.+)");

  /** dateutil drops whatever the last character is. */
  private static final Pattern BEHIND = Pattern.compile("([^(]*)\\(([^(]*)[^(](?:\\(.*)?");

  /**
   * @throws IllegalArgumentException if one of them is no day
   */
  static List<NthDay> list(String text) {
    return Arrays.stream(text.split(",", -1)).map(NthDay::parse).toList();
  }

  private static NthDay parse(String text) {
    Matcher behind = BEHIND.matcher(text);
    if (behind.matches()) {
      return new NthDay(day(behind.group(1)), nth(behind.group(2)));
    }
    Matcher before = BEFORE.matcher(text);
    if (!before.matches()) {
      throw new IllegalArgumentException("Invalid (empty) BYDAY specification.");
    }
    String n = before.group(1);
    return new NthDay(day(before.group(2)), n.isEmpty() ? 0 : nth(n));
  }

  private static int nth(String text) {
    int n = PythonInt.small(text);
    if (n == 0) {
      throw new IllegalArgumentException("Can't create weekday with n==0");
    }
    return n;
  }

  static DayOfWeek day(String name) {
    int day = DAYS.indexOf(name);
    if (day < 0) {
      throw new IllegalArgumentException(name);
    }
    return DayOfWeek.of(day + 1);
  }
}
