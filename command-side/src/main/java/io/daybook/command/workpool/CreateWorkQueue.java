package io.daybook.command.workpool;

import io.daybook.ledger.Command;

/** Makes a queue in a pool. */
record CreateWorkQueue(String poolName, NewWorkQueue queue) implements Command<CreatedWorkQueue> {}
