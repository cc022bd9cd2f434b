package io.daybook.command.deployment.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A set of recurrence rules: when it begins, the rules and single times that make it up, and those
 * that are left out of it.
 */
final class Recurrence {

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private final String text;
  private final RecurrenceText parts;

  private Recurrence(String text, RecurrenceText parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * @throws IllegalArgumentException with the reference's words if it is no set of rules, or one
   *     whose dates the reference would fail to compute
   */
  static Recurrence parse(String text, RuleReader reader) {
    checkLength(text);
    try {
      return new Recurrence(text, reader.read(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid RRule string \"" + text + "\": " + e.getMessage(), e);
    }
  }

  /** Before anything is read of it, or repeated. */
  private static void checkLength(String text) {
    if (Excerpt.isTooLong(text)) {
      throw new IllegalArgumentException(
          "Invalid RRule string \"%s\"\nMax length is %d, got %d"
              .formatted(Excerpt.of(text), Excerpt.LONGEST, Excerpt.length(text)));
    }
  }

  /**
   * The text with a DTSTART before it, if it has none: 2020 begins there, or, for rules of seconds
   * and minutes without end, the latest occurrence before now, so that nobody has to walk through
   * years of minutes to find the next one.
   *
   * @param now by the clock of the schedule's zone
   * @throws IllegalArgumentException if it is too long then
   */
  String anchored(LocalDateTime now) {
    if (parts.start() != null) {
      return text;
    }
    LocalDateTime anchor = RecurrenceTime.DEFAULT_START.wall();
    Long period = parts.isOneRule() ? parts.rules().getFirst().period() : null;
    long elapsed = Duration.between(anchor, now).toSeconds();
    if (period != null && elapsed > 0) {
      anchor = anchor.plusSeconds(elapsed / period * period);
    }
    String anchored = "DTSTART:" + COMPACT.format(anchor) + "\n" + text;
    checkLength(anchored);
    return anchored;
  }

  /**
   * The times by the clock on the wall, in order, each once, from one of them on.
   *
   * @param horizon nobody asks for later ones, so the search for one may end there
   */
  Iterator<LocalDateTime> times(LocalDateTime from, LocalDateTime horizon, Steps steps) {
    RecurrenceTime start = parts.start();
    LocalDateTime first = (start == null ? RecurrenceTime.DEFAULT_START : start).wall();
    Function<RecurrenceParts, RuleTimes> times =
        rule -> new RuleTimes(rule, first.withNano(0), from, horizon, steps);
    return new RecurrenceTimes(
        parts.rules().stream().map(times).toList(),
        parts.exceptions().stream().map(times).toList(),
        from(parts.dates(), from),
        parts.excluded(),
        steps);
  }

  private static List<LocalDateTime> from(List<LocalDateTime> dates, LocalDateTime from) {
    return dates.stream().filter(date -> !date.isBefore(from)).toList();
  }
}
