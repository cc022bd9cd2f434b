package io.daybook.command.concurrency;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;

/** Deletes a limit; its deployments lose it. */
record DeleteConcurrencyLimit(ConcurrencyLimitAddress address) implements Command<Done> {}
