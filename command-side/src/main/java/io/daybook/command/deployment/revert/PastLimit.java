package io.daybook.command.deployment.revert;

import java.util.UUID;

/** The concurrency limit that a deployment had. */
sealed interface PastLimit {

  /** None. */
  record None() implements PastLimit {}

  /** One that its own number made. */
  record Own(int number) implements PastLimit {}

  /**
   * One that is not its own.
   *
   * @param name at that time
   */
  record Shared(UUID id, String name) implements PastLimit {}
}
