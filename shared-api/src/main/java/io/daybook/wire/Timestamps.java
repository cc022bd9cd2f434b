package io.daybook.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as text. Written as RFC 3339 in UTC with six digits of fraction, or none where it is zero;
 * read in the many forms that Prefect's API takes.
 */
public final class Timestamps {

  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern EPOCH = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private static final Pattern SLASHES = Pattern.compile("[0-9]{4}/[0-9]{2}/[0-9]{2}");

  /** The long forms of ISO 8601 and the compact ones, which must not be mixed. */
  private static final Pattern LONG = form("-", ":", "(?:-(?<day>[0-9]{2}))?");

  private static final Pattern COMPACT = form("", "", "(?<day>[0-9]{2})");

  /** Numbers beyond this are milliseconds, as in pydantic. */
  private static final BigDecimal SECONDS_WATERSHED = new BigDecimal("2e10");

  private static final int LONGEST = 4300;

  private static final BigDecimal MAX_SECONDS = new BigDecimal("253402300799");
  private static final BigDecimal MIN_SECONDS = new BigDecimal("-62135596800");

  private Timestamps() {}

  /** RFC 3339, UTC, {@code Z}; microseconds, left out where zero. */
  public static String format(Instant instant) {
    Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
    return (micros.equals(micros.truncatedTo(ChronoUnit.SECONDS)) ? WHOLE : MICROS).format(micros);
  }

  /** The same in the offset that the time has: {@code +02:00}, and {@code Z} for none. */
  public static String format(OffsetDateTime time) {
    String local = format(time.toLocalDateTime().toInstant(ZoneOffset.UTC));
    return time.getOffset().equals(ZoneOffset.UTC)
        ? local
        : local.substring(0, local.length() - 1) + time.getOffset().getId();
  }

  /**
   * Reads a time: ISO 8601 dates and times in their long and compact forms, with {@code T}, a space
   * or {@code _} between them, or Unix seconds. Without an offset it is UTC; finer digits than
   * microseconds are cut off.
   *
   * @return null where the text is none of these, or no time that exists
   */
  public static @Nullable OffsetDateTime parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    if (EPOCH.matcher(text).matches()) {
      return ofEpoch(new BigDecimal(text));
    }
    String dashed = SLASHES.matcher(text).matches() ? text.replace('/', '-') : text;
    OffsetDateTime time = parse(LONG.matcher(dashed));
    return time == null ? parse(COMPACT.matcher(dashed)) : time;
  }

  private static @Nullable OffsetDateTime parse(Matcher m) {
    if (!m.matches()) {
      return null;
    }
    try {
      LocalDateTime local = LocalDateTime.of(date(m), time(m));
      int minutes = offsetMinutes(m);
      if (local.getYear() < 1 || Math.abs(minutes) >= 24 * 60) {
        return null;
      }
      // Java knows no zones beyond 18 hours.
      return Math.abs(minutes) <= 18 * 60
          ? local.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60))
          : local.minusMinutes(minutes).atOffset(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Pattern form(String dash, String colon, String day) {
    String date =
        "(?<year>[0-9]{4})"
            + ("(?:D(?<month>[0-9]{2})" + day)
            + "|D(?<ordinal>[0-9]{3})|DW(?<week>[0-9]{2})(?:D(?<weekday>[1-7]))?)";
    String time =
        "(?<hour>[0-9]{2})(?:C(?<minute>[0-9]{2})"
            + "(?:C(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?)?";
    String offset = "[Zz]|(?<sign>[+\\-\u2212])(?<oh>[0-9]{2})(?::?(?<om>[0-9]{2}))?";
    return Pattern.compile(
        date.replace("D", dash) + "(?:[Tt _]" + time.replace("C", colon) + "(?:" + offset + ")?)?");
  }

  /** Seconds since 1970, or milliseconds where the number is beyond 2e10. */
  static @Nullable OffsetDateTime ofEpoch(BigDecimal number) {
    BigDecimal seconds =
        number.abs().compareTo(SECONDS_WATERSHED) > 0 ? number.movePointLeft(3) : number;
    if (seconds.compareTo(MIN_SECONDS) < 0 || seconds.compareTo(MAX_SECONDS) > 0) {
      return null;
    }
    BigDecimal micros = seconds.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN);
    return Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static LocalDate date(Matcher m) {
    int year = Integer.parseInt(m.group("year"));
    if (m.group("ordinal") != null) {
      return LocalDate.ofYearDay(year, Integer.parseInt(m.group("ordinal")));
    }
    if (m.group("week") != null) {
      String day = m.group("weekday") == null ? "1" : m.group("weekday");
      return LocalDate.parse(
          m.group("year") + "-W" + m.group("week") + "-" + day, DateTimeFormatter.ISO_WEEK_DATE);
    }
    return LocalDate.of(year, number(m, "month", 1), number(m, "day", 1));
  }

  private static LocalTime time(Matcher m) {
    String fraction = m.group("fraction") == null ? "" : m.group("fraction");
    int micros = Integer.parseInt((fraction + "000000").substring(0, 6));
    return LocalTime.of(
        number(m, "hour", 0), number(m, "minute", 0), number(m, "second", 0), micros * 1000);
  }

  private static int offsetMinutes(Matcher m) {
    if (m.group("sign") == null) {
      return 0;
    }
    int minutes = number(m, "oh", 0) * 60 + number(m, "om", 0);
    return m.group("sign").equals("+") ? minutes : -minutes;
  }

  private static int number(Matcher m, String group, int absent) {
    return m.group(group) == null ? absent : Integer.parseInt(m.group(group));
  }
}
