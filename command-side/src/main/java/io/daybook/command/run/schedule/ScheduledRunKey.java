package io.daybook.command.run.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.UUID;

/**
 * By what a scheduled run is known, so that it is never made twice: the same for each who makes it.
 */
record ScheduledRunKey(UUID deploymentId, UUID scheduleId, Instant date) {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .appendPattern("xxx")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** As an idempotency key of the run. */
  String text() {
    return "scheduled " + deploymentId + " " + scheduleId + " " + TIME.format(date);
  }
}
