package io.daybook.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lengths of time: seconds as a number, or text in one of the forms that pydantic takes. */
final class Durations {

  private static final String NUMBER = "([0-9]+(?:[.,][0-9]+)?)";
  private static final Pattern ISO =
      Pattern.compile(
          "([+-]?)P(?=.)(?:%1$sY)?(?:%1$sM)?(?:%1$sW)?(?:%1$sD)?(?:T(?:%1$sH)?(?:%1$sM)?(?:%1$sS)?)?"
              .formatted(NUMBER));
  private static final Pattern CLOCK =
      Pattern.compile(
          "([+-]?)(?:([0-9]+) ?(?:d|D|days?|DAYS?),? ?)?"
              + "(?:([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:[.,][0-9]+)?))?)?");
  private static final long[] ISO_SECONDS = {
    365L * 86_400, 30L * 86_400, 7L * 86_400, 86_400, 3_600, 60, 1
  };
  private static final long[] CLOCK_SECONDS = {86_400, 3_600, 60, 1};
  private static final int LONGEST = 4300;

  /** So many microseconds fit into a long. */
  private static final BigDecimal MAX_SECONDS = new BigDecimal(106_751_991L * 86_400);

  private Durations() {}

  static @Nullable Duration read(JsonNode value, Location at) {
    BigDecimal seconds;
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      seconds = new BigDecimal(value.asString());
    } else if (value.isBoolean()) {
      seconds = value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
    } else if (value.isString()) {
      seconds = parse(value.stringValue());
    } else {
      at.fail("time_delta_type", "Input should be a valid timedelta", value);
      return null;
    }
    boolean tooLong = seconds != null && seconds.abs().compareTo(MAX_SECONDS) > 0;
    if (seconds == null || tooLong) {
      String why = tooLong ? "durations may not exceed 106,751,991 days" : "invalid form";
      String msg = "Input should be a valid timedelta, " + why;
      at.fail("time_delta_parsing", msg, value, Json.object().put("error", why));
      return null;
    }
    BigDecimal micros = seconds.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN);
    return Duration.ZERO.plus(micros.longValueExact(), ChronoUnit.MICROS);
  }

  private static @Nullable BigDecimal parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return sum(iso, ISO_SECONDS);
    }
    Matcher clock = CLOCK.matcher(text);
    return clock.matches() ? sum(clock, CLOCK_SECONDS) : null;
  }

  /** Null where no part is there at all. */
  private static @Nullable BigDecimal sum(Matcher m, long[] units) {
    BigDecimal total = null;
    for (int i = 0; i < units.length; i++) {
      String part = m.group(i + 2);
      if (part != null) {
        BigDecimal seconds =
            new BigDecimal(part.replace(',', '.')).multiply(BigDecimal.valueOf(units[i]));
        total = total == null ? seconds : total.add(seconds);
      }
    }
    return total != null && m.group(1).equals("-") ? total.negate() : total;
  }
}
