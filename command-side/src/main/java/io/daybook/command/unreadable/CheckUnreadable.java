package io.daybook.command.unreadable;

import io.daybook.ledger.Command;

/**
 * Looks again at what could not be read; answers how much of it can be read now, or is gone.
 *
 * @param most aggregates at once
 */
record CheckUnreadable(int most) implements Command<Integer> {}
