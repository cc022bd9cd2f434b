package io.daybook.command.workpool;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;

/** Deletes a pool with its queues and workers; its deployments lose their queue. */
record DeleteWorkPool(String poolName) implements Command<Done> {}
