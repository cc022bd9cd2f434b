package io.daybook.conformance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The pipes of a placeholder: other spellings of the same id or time, or another one. */
final class Pipes {
  private Pipes() {}

  static String apply(String pipe, String value) {
    return switch (pipe) {
      case "upper" -> value.toUpperCase(Locale.ROOT);
      case "nohyphen" -> value.replace("-", "");
      case "urn" -> "urn:uuid:" + value;
      case "braces" -> "{" + value + "}";
      case "path" -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
      case "flip" -> (value.startsWith("1") ? "2" : "1") + value.substring(1);
      default -> ofTime(pipe, value);
    };
  }

  private static String ofTime(String pipe, String value) {
    Moment moment =
        Moment.parse(value)
            .orElseThrow(() -> new Variables.MissingVariable(pipe + " of '" + value + "'"));
    if (pipe.startsWith("plus:")) {
      long micros = Math.round(Double.parseDouble(pipe.substring(5)) * 1_000_000);
      return new Moment(moment.at().plus(micros, ChronoUnit.MICROS), "Z").format("T", "Z");
    }
    if (pipe.startsWith("tz:")) {
      return moment.isoFormat(Double.parseDouble(pipe.substring(3)));
    }
    return switch (pipe) {
      case "space" -> moment.format(" ", "+00:00");
      case "naive" -> moment.format("T", "");
      case "date" -> moment.at().atOffset(ZoneOffset.UTC).toLocalDate().toString();
      default -> throw new IllegalArgumentException("unknown pipe " + pipe);
    };
  }
}
