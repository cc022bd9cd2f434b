package io.daybook.command.deployment.schedule;

import org.jspecify.annotations.Nullable;

/** The periods of one rule, one after the other. */
interface RulePeriods {

  /** The next period with a day that matches; null if there is none before the horizon. */
  @Nullable RulePeriod next();
}
