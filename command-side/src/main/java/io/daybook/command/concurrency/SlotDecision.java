package io.daybook.command.concurrency;

import io.daybook.concurrency.SlotUsage;
import java.util.Map;
import java.util.UUID;

/** What becomes of a request for slots, over all of its limits or none. */
sealed interface SlotDecision {

  /**
   * @param usages of the limits that count, after it
   */
  record Granted(Map<UUID, SlotUsage> usages) implements SlotDecision {}

  /**
   * Full: to be asked again.
   *
   * @param usages of the limits that count, after it: the refusal is counted
   * @param waitSeconds when to ask again, on average
   */
  record Full(Map<UUID, SlotUsage> usages, double waitSeconds) implements SlotDecision {}

  /** Never to be had: told as a 422. */
  record Impossible(String why) implements SlotDecision {}
}
