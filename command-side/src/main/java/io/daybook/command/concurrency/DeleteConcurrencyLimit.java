package io.daybook.command.concurrency;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;

/** Deletes a limit; its deployments lose it. */
record DeleteConcurrencyLimit(ConcurrencyLimitAddress address) implements Command<Done> {}
