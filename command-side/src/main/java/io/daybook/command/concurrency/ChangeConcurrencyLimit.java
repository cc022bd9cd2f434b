package io.daybook.command.concurrency;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;

/** Changes a limit. */
record ChangeConcurrencyLimit(ConcurrencyLimitAddress address, ConcurrencyLimitChanges changes)
    implements Command<Done> {}
