package io.daybook.command.deployment.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads recurrence rules in the grammar of python-dateutil's {@code rrulestr}: lines of {@code
 * RRULE}, {@code EXRULE}, {@code RDATE}, {@code EXDATE} and {@code DTSTART}, or one bare rule. Any
 * space ends a line, and nothing is unfolded.
 */
final class RuleReader {

  /** What Python takes for spaces. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\x0b\\x1c-\\x1f\\x85\\p{Z}]+");

  private static final Pattern ZONE = Pattern.compile("TZID=([^:]+):");

  /** A zone's rule in place of its name. */
  private static final Pattern POSIX_ZONE =
      Pattern.compile("[A-Za-z]{3,}[+-]?\\d{1,2}(?::?\\d{2})?(?:[A-Za-z]{3,}.*)?");

  private final Set<String> zones;
  private final DateutilDates dates;

  /**
   * @param zones the names that {@code TZID} may give
   * @param today what a date leaves out is taken from it
   */
  RuleReader(Set<String> zones, LocalDate today) {
    this.zones = zones;
    this.dates = new DateutilDates(today);
  }

  /**
   * @throws IllegalArgumentException with the reference's words if it is no set of rules
   */
  RecurrenceText read(String text) {
    Lines lines = new Lines(text);
    List<String> texts =
        Stream.of(SPACES.split(text.toUpperCase(Locale.ROOT))).filter(l -> !l.isEmpty()).toList();
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("empty string");
    }
    texts.forEach(lines::add);
    return lines.whole();
  }

  private final class Lines {

    private final Map<String, String> zoneNames = new HashMap<>();
    private final List<RecurrenceParts> rules = new ArrayList<>();
    private final List<RecurrenceParts> exceptions = new ArrayList<>();
    private final List<LocalDateTime> added = new ArrayList<>();
    private final List<LocalDateTime> excluded = new ArrayList<>();
    private @Nullable RecurrenceTime start;
    private boolean isSet;

    /** The names of zones keep their case. */
    Lines(String text) {
      Matcher zone = ZONE.matcher(text);
      while (zone.find()) {
        zoneNames.put(zone.group(1).toUpperCase(Locale.ROOT), zone.group(1));
      }
    }

    void add(String line) {
      int colon = line.indexOf(':');
      String[] name = (colon < 0 ? "RRULE" : line.substring(0, colon)).split(";", -1);
      List<String> parameters = List.of(name).subList(1, name.length);
      String value = line.substring(colon + 1);
      isSet |= !name[0].equals("RRULE") && !name[0].equals("DTSTART");
      switch (name[0]) {
        case "RRULE" -> rules.add(rule(name[0], parameters, value));
        case "EXRULE" -> exceptions.add(rule(name[0], parameters, value));
        case "RDATE" -> {
          refuse(name[0], parameters.stream().filter(p -> !p.equals("VALUE=DATE-TIME")).toList());
          times(value, false).forEach(time -> added.add(time.wall()));
        }
        case "EXDATE" ->
            times(value, isZoned(parameters)).forEach(time -> excluded.add(time.wall()));
        case "DTSTART" -> start = only(value, times(value, isZoned(parameters)));
        default -> throw new IllegalArgumentException("unsupported property: " + name[0]);
      }
    }

    private static void refuse(String property, List<String> parameters) {
      if (!parameters.isEmpty()) {
        throw new IllegalArgumentException(
            "unsupported " + property + " parm: " + parameters.getFirst());
      }
    }

    private RecurrenceParts rule(String property, List<String> parameters, String value) {
      refuse(property, parameters);
      String[] named = value.split(":", -1);
      if (named.length > 2 || (named.length == 2 && !named[0].equals("RRULE"))) {
        throw new IllegalArgumentException("unknown parameter name");
      }
      return RecurrenceParts.parse(named[named.length - 1], dates);
    }

    /** Whether parameters name a zone that exists; one that doesn't is passed over. */
    private boolean isZoned(List<String> parameters) {
      boolean isZoned = false;
      boolean valueFound = false;
      for (String parameter : parameters) {
        if (parameter.startsWith("TZID=")) {
          String name = zoneNames.get(parameter.substring(parameter.lastIndexOf("TZID=") + 5));
          isZoned = name == null ? isZoned : isZone(name);
        } else if (!parameter.equals("VALUE=DATE-TIME") && !parameter.equals("VALUE=DATE")) {
          throw new IllegalArgumentException("unsupported parm: " + parameter);
        } else if (valueFound) {
          throw new IllegalArgumentException("Duplicate value parameter found in: " + parameter);
        } else {
          valueFound = true;
        }
      }
      return isZoned;
    }

    private boolean isZone(String name) {
      return zones.contains(name) || POSIX_ZONE.matcher(name).matches();
    }

    private List<RecurrenceTime> times(String value, boolean zoned) {
      List<RecurrenceTime> times = new ArrayList<>();
      for (String text : value.split(",", -1)) {
        RecurrenceTime time = dates.parse(text);
        if (zoned && time.zoned()) {
          throw new IllegalArgumentException("DTSTART/EXDATE specifies multiple timezone");
        }
        times.add(new RecurrenceTime(time.wall(), zoned || time.zoned()));
      }
      return times;
    }

    private static RecurrenceTime only(String value, List<RecurrenceTime> times) {
      if (times.size() != 1) {
        throw new IllegalArgumentException("Multiple DTSTART values specified:" + value);
      }
      return times.getFirst();
    }

    RecurrenceText whole() {
      return new RecurrenceText(
          start,
          List.copyOf(rules),
          List.copyOf(exceptions),
          List.copyOf(added),
          List.copyOf(excluded),
          rules.size() <= 1 && !isSet);
    }
  }
}
