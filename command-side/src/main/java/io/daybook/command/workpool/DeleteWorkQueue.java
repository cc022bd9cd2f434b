package io.daybook.command.workpool;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;

/** Deletes a queue; its deployments lose it. */
record DeleteWorkQueue(WorkQueueAddress address) implements Command<Done> {}
