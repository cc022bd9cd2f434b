package io.daybook.command.deployment.schedule;

import java.time.LocalDateTime;

/**
 * A time in a recurrence rule.
 *
 * @param zoned whether it was written with an offset or a zone; its digits are of the schedule's
 *     zone all the same
 */
record RecurrenceTime(LocalDateTime wall, boolean zoned) {

  /** Where rules without a start begin. */
  static final RecurrenceTime DEFAULT_START =
      new RecurrenceTime(LocalDateTime.of(2020, 1, 1, 0, 0), false);
}
