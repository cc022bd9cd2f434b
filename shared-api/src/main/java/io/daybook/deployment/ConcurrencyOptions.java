package io.daybook.deployment;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a run that finds no free slot.
 *
 * @param gracePeriodSeconds 60 to 86,400
 */
public record ConcurrencyOptions(
    CollisionStrategy collisionStrategy, @Nullable Integer gracePeriodSeconds) {

  /** Wait for a slot, or cancel the new run. */
  public enum CollisionStrategy {
    ENQUEUE,
    CANCEL_NEW
  }
}
