package io.daybook.command.deployment.schedule;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that python-dateutil knows in dates, in upper case. */
final class DateWords {

  private static final List<Set<String>> MONTHS =
      List.of(
          Set.of("JAN", "JANUARY"),
          Set.of("FEB", "FEBRUARY"),
          Set.of("MAR", "MARCH"),
          Set.of("APR", "APRIL"),
          Set.of("MAY"),
          Set.of("JUN", "JUNE"),
          Set.of("JUL", "JULY"),
          Set.of("AUG", "AUGUST"),
          Set.of("SEP", "SEPT", "SEPTEMBER"),
          Set.of("OCT", "OCTOBER"),
          Set.of("NOV", "NOVEMBER"),
          Set.of("DEC", "DECEMBER"));
  private static final List<Set<String>> WEEKDAYS =
      List.of(
          Set.of("MON", "MONDAY"),
          Set.of("TUE", "TUESDAY"),
          Set.of("WED", "WEDNESDAY"),
          Set.of("THU", "THURSDAY"),
          Set.of("FRI", "FRIDAY"),
          Set.of("SAT", "SATURDAY"),
          Set.of("SUN", "SUNDAY"));
  private static final List<Set<String>> UNITS =
      List.of(
          Set.of("H", "HOUR", "HOURS"),
          Set.of("M", "MINUTE", "MINUTES"),
          Set.of("S", "SECOND", "SECONDS"));
  private static final List<Set<String>> HALVES = List.of(Set.of("AM", "A"), Set.of("PM", "P"));
  private static final Set<String> JUMPS =
      Set.of(
          ".", ",", ";", "-", "/", "'", "AT", "ON", "AND", "AD", "M", "T", "OF", "ST", "ND", "RD",
          "TH");
  private static final Set<String> UTC = Set.of("UTC", "GMT", "Z");

  private DateWords() {}

  /** 1 to 12; null if it is no month. */
  static @Nullable Integer month(String word) {
    Integer month = index(MONTHS, word);
    return month == null ? null : month + 1;
  }

  /** 1 to 7, Monday to Sunday; null if it is no day of the week. */
  static @Nullable Integer weekday(String word) {
    Integer day = index(WEEKDAYS, word);
    return day == null ? null : day + 1;
  }

  /** 0 for hours, 1 for minutes, 2 for seconds; null if it is none. */
  static @Nullable Integer unit(String word) {
    return index(UNITS, word);
  }

  /** 0 for before noon, 1 for after; null if it is neither. */
  static @Nullable Integer half(String word) {
    return index(HALVES, word);
  }

  /** Whether it may stand between the parts of a date and says nothing. */
  static boolean isJump(String word) {
    return JUMPS.contains(word);
  }

  static boolean isUtc(String word) {
    return UTC.contains(word);
  }

  private static @Nullable Integer index(List<Set<String>> words, String word) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).contains(word)) {
        return i;
      }
    }
    return null;
  }
}
