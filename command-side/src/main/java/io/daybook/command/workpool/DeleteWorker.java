package io.daybook.command.workpool;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;

/** Forgets a worker; its pool stays ready as long as it would have. */
record DeleteWorker(String poolName, String workerName) implements Command<Done> {}
