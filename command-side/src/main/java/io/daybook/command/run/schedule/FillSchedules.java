package io.daybook.command.run.schedule;

import io.daybook.ledger.Command;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs that are missing, of a batch of deployments.
 *
 * @param after the last deployment of the batch before; null for the first batch
 * @param changedWithin only those that were changed within this time; null for all
 */
record FillSchedules(@Nullable UUID after, @Nullable Duration changedWithin)
    implements Command<FillSchedules.Filled> {

  /**
   * @param last null if there was no deployment left
   */
  record Filled(@Nullable UUID last, int runs) {}
}
