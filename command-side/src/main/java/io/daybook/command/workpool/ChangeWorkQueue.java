package io.daybook.command.workpool;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;

/** Changes a queue. */
record ChangeWorkQueue(WorkQueueAddress address, WorkQueueChanges changes)
    implements Command<Done> {}
