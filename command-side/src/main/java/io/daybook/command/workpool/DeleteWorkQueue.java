package io.daybook.command.workpool;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;

/** Deletes a queue; its deployments lose it. */
record DeleteWorkQueue(WorkQueueAddress address) implements Command<Done> {}
