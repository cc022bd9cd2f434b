package io.daybook.command.concurrency;

import io.daybook.ledger.Command;

/**
 * Gives the slots of leases back that have run out; answers how many leases these were.
 *
 * @param most leases at once
 */
record RepossessSlots(int most) implements Command<Integer> {}
