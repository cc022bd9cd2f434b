package io.daybook.command.workpool;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;

/** Deletes a pool with its queues and workers; its deployments lose their queue. */
record DeleteWorkPool(String poolName) implements Command<Done> {}
