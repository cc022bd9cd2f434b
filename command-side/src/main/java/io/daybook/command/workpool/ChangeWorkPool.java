package io.daybook.command.workpool;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;

/** Changes a pool. */
record ChangeWorkPool(String poolName, WorkPoolChanges changes) implements Command<Done> {}
