package io.daybook.command.concurrency;

import io.daybook.ledger.Command;

/**
 * Makes a limit.
 *
 * @param activeSlots slots that count as taken from the start
 */
record CreateConcurrencyLimit(
    String name,
    int limit,
    boolean active,
    int activeSlots,
    int deniedSlots,
    double slotDecayPerSecond)
    implements Command<LimitInUse> {}
