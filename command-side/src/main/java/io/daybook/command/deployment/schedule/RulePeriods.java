package io.daybook.command.deployment.schedule;

import java.time.LocalDate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The periods of one rule, one after the other. */
interface RulePeriods {

  /** The next period with a day that matches; null if there is none before the horizon. */
  @Nullable RulePeriod next();

  /**
   * Goes on to the first period of a day, or some period before it.
   *
   * @param occurrences of a period
   * @return how many occurrences were passed over
   */
  default long skipTo(LocalDate day, ToIntFunction<RulePeriod> occurrences) {
    return 0;
  }
}
