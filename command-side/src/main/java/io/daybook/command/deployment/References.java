package io.daybook.command.deployment;

import io.daybook.wire.Field;
import io.daybook.workpool.WorkQueueRef;
import java.util.UUID;

/**
 * What the names and numbers of a request stand for, found or made before the deployment is
 * decided; absent where the request says nothing of it.
 */
record References(Field<WorkQueueRef> workQueue, Field<UUID> concurrencyLimitId) {

  static final References NONE = new References(Field.absent(), Field.absent());
}
