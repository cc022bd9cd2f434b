package io.daybook.command.deployment.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of recurrence rules in the grammar of python-dateutil's {@code rrulestr}: lines of {@code
 * RRULE}, {@code EXRULE}, {@code RDATE}, {@code EXDATE} and {@code DTSTART}, or one bare rule.
 */
public final class Recurrence {

  private static final int LONGEST = 6500;

  /**
   * How many periods may be looked at for one window; more than seconds in eleven days. Only a rule
   * of seconds that never comes, or one that counted further than this, needs more.
   */
  private static final int BUDGET = 1_000_000;

  private static final LocalDateTime DEFAULT_START = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final Pattern TIME_PARAMETER = Pattern.compile("VALUE=DATE(?:-TIME)?|TZID=.+");
  private static final Set<String> UPPER_ZONES =
      Zones.names().stream().map(z -> z.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());

  private final String text;
  private final List<RecurrenceParts> rules = new ArrayList<>();
  private final List<RecurrenceParts> exceptions = new ArrayList<>();
  private final List<LocalDateTime> dates = new ArrayList<>();
  private final List<LocalDateTime> excluded = new ArrayList<>();
  private boolean composed;
  private @Nullable RecurrenceTime start;

  private Recurrence(String text) {
    this.text = text;
    List<String> lines = List.of(text.strip().toUpperCase(Locale.ROOT).split("\\s+"));
    lines.forEach(this::line);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("there is no rule");
    }
    rules.forEach(this::checkUntil);
  }

  /**
   * @throws IllegalArgumentException with the reference's words if it is no set of rules
   */
  public static Recurrence parse(String text) {
    Recurrence recurrence;
    try {
      recurrence = new Recurrence(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid RRule string \"" + text + "\": " + e.getMessage(), e);
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new IllegalArgumentException(
          "Invalid RRule string \"%s...\"\nMax length is %d"
              .formatted(text.substring(0, 40), LONGEST));
    }
    return recurrence;
  }

  /**
   * The text with a DTSTART before it, if it has none: 2020 begins there, or, for rules of seconds
   * and minutes without end, the latest occurrence before now, so that nobody has to walk through
   * years of minutes to find the next one.
   */
  public String anchored(ZoneId zone, Instant now) {
    if (start != null) {
      return text;
    }
    LocalDateTime anchor = DEFAULT_START;
    Long period = composed || rules.size() > 1 ? null : rules.getFirst().period();
    long elapsed = Duration.between(anchor, LocalDateTime.ofInstant(now, zone)).toSeconds();
    if (period != null && elapsed > 0) {
      anchor = anchor.plusSeconds(elapsed / period * period);
    }
    return "DTSTART:" + COMPACT.format(anchor) + "\n" + text;
  }

  /**
   * The times by the clock on the wall, in order, each once, from one of them on.
   *
   * @param horizon nobody asks for later ones, so the search for one may end there
   */
  Iterator<LocalDateTime> times(LocalDateTime from, LocalDateTime horizon) {
    LocalDateTime first = start == null ? DEFAULT_START : start.wall();
    int budget = BUDGET / (rules.size() + exceptions.size());
    Function<RecurrenceParts, RuleTimes> times =
        rule -> new RuleTimes(rule, first, from, horizon, budget);
    return new RecurrenceTimes(
        rules.stream().map(times).toList(),
        exceptions.stream().map(times).toList(),
        dates,
        excluded);
  }

  private static List<LocalDateTime> walls(String times) {
    return Stream.of(times.split(",", -1)).map(t -> RecurrenceTime.parse(t).wall()).toList();
  }

  private void line(String line) {
    int colon = line.indexOf(':');
    String[] name = (colon < 0 ? "RRULE" : line.substring(0, colon)).split(";", -1);
    String value = line.substring(colon + 1);
    for (int i = 1; i < name.length; i++) {
      checkParameter(name[0], name[i]);
    }
    switch (name[0]) {
      case "RRULE" -> rules.add(RecurrenceParts.parse(value));
      case "EXRULE" -> exceptions.add(RecurrenceParts.parse(value));
      case "RDATE" -> dates.addAll(walls(value));
      case "EXDATE" -> excluded.addAll(walls(value));
      case "DTSTART" -> start = startOf(value, name);
      default -> throw new IllegalArgumentException("unsupported property: " + name[0]);
    }
    composed |= !name[0].equals("RRULE") && !name[0].equals("DTSTART");
  }

  private static RecurrenceTime startOf(String value, String[] name) {
    RecurrenceTime time = RecurrenceTime.parse(value);
    boolean zoned = List.of(name).stream().anyMatch(p -> p.startsWith("TZID="));
    return new RecurrenceTime(time.wall(), time.utc() || zoned);
  }

  private static void checkParameter(String property, String parameter) {
    boolean timed = property.endsWith("DATE") || property.equals("DTSTART");
    if (!timed || !TIME_PARAMETER.matcher(parameter).matches()) {
      throw new IllegalArgumentException("unsupported " + property + " parm: " + parameter);
    }
    if (parameter.startsWith("TZID=") && !UPPER_ZONES.contains(parameter.substring(5))) {
      throw new IllegalArgumentException("unknown time zone: " + parameter.substring(5));
    }
  }

  /** A rule without a start gets one without an offset, so its end must have none either. */
  private void checkUntil(RecurrenceParts rule) {
    RecurrenceTime until = rule.until();
    boolean utc = start != null && start.utc();
    if (until != null && until.utc() != utc) {
      throw new IllegalArgumentException(
          "RRULE UNTIL values must be specified in UTC when DTSTART is timezone-aware");
    }
  }
}
