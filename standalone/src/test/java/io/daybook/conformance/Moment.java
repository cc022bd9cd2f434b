package io.daybook.conformance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as it stands in a document.
 *
 * @param at to the microsecond
 * @param zone as written: {@code Z} or an offset
 */
record Moment(Instant at, String zone) {
  /** A time this close to the clock counts as "now". */
  static final Duration NOW = Duration.ofHours(1);

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  static Optional<Moment> parse(String text) {
    Matcher m = RFC_3339.matcher(text);
    if (!m.matches() || text.startsWith("0000")) {
      return Optional.empty();
    }
    String fraction = m.group(3) == null ? "" : m.group(3).substring(1);
    int micros = Integer.parseInt((fraction + "000000").substring(0, 6));
    try {
      Instant at =
          LocalDateTime.parse(m.group(1) + "T" + m.group(2))
              .toInstant(ZoneOffset.of(m.group(4)))
              .plusNanos(micros * 1_000L);
      return Optional.of(new Moment(at, m.group(4)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isNear(Instant now, Duration window) {
    return Duration.between(now, at).abs().compareTo(window) < 0;
  }

  /** As Python writes it: the year without leading zeros, microseconds only where there are any. */
  String format(String separator, String suffix) {
    OffsetDateTime utc = at.atOffset(ZoneOffset.UTC);
    return utc.getYear()
        + utc.format(DateTimeFormatter.ofPattern("-MM-dd'" + separator + "'HH:mm:ss"))
        + micros(utc)
        + suffix;
  }

  String isoFormat(double hours) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) Math.round(hours * 3600));
    OffsetDateTime there = at.atOffset(offset);
    return there.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"))
        + micros(there)
        + (offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
  }

  private static String micros(OffsetDateTime time) {
    int micros = time.getNano() / 1_000;
    return micros == 0 ? "" : ".%06d".formatted(micros);
  }
}
