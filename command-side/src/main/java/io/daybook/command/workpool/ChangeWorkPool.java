package io.daybook.command.workpool;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;

/** Changes a pool. */
record ChangeWorkPool(String poolName, WorkPoolChanges changes) implements Command<Done> {}
