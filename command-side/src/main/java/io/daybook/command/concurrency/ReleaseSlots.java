package io.daybook.command.concurrency;

import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.ledger.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives slots back by the names of their limits; answers the limits that exist of them.
 *
 * @param occupancySeconds how long all of them together were held; null: not told
 */
record ReleaseSlots(List<String> names, int slots, @Nullable Double occupancySeconds)
    implements Command<List<ConcurrencyLimit>> {}
