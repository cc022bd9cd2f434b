package io.daybook.command.workpool;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;

/** Forgets a worker; its pool stays ready as long as it would have. */
record DeleteWorker(String poolName, String workerName) implements Command<Done> {}
