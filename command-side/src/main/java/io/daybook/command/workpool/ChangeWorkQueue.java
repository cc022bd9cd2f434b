package io.daybook.command.workpool;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;

/** Changes a queue. */
record ChangeWorkQueue(WorkQueueAddress address, WorkQueueChanges changes)
    implements Command<Done> {}
