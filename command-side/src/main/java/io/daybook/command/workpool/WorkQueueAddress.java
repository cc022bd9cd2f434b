package io.daybook.command.workpool;

import java.util.UUID;

/** How a client names a queue; the two ways have rules and answers of their own. */
sealed interface WorkQueueAddress {

  /** As a queue of its pool. */
  record InPool(String poolName, String queueName) implements WorkQueueAddress {}

  /** By id, on the old routes: a given priority moves no other queue. */
  record ById(UUID queueId) implements WorkQueueAddress {}
}
