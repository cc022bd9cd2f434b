package io.daybook.command.concurrency;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;

/** Changes a limit. */
record ChangeConcurrencyLimit(ConcurrencyLimitAddress address, ConcurrencyLimitChanges changes)
    implements Command<Done> {}
