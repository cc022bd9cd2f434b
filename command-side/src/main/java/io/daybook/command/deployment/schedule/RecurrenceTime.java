package io.daybook.command.deployment.schedule;

import io.daybook.wire.Timestamps;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * A time in a recurrence rule.
 *
 * @param utc whether it was written with its own offset; else it is of the schedule's zone
 */
record RecurrenceTime(LocalDateTime wall, boolean utc) {

  static final Pattern FORM =
      Pattern.compile("[0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:T[0-9:]{2,8}(Z|[+-][0-9]{2}:?[0-9]{2})?)?");

  /**
   * @throws IllegalArgumentException if it is no time that exists
   */
  static RecurrenceTime parse(String text) {
    var form = FORM.matcher(text);
    OffsetDateTime time = form.matches() ? Timestamps.parse(text) : null;
    if (time == null) {
      throw new IllegalArgumentException("Unknown string format: " + text);
    }
    return new RecurrenceTime(time.toLocalDateTime(), form.group(1) != null);
  }
}
