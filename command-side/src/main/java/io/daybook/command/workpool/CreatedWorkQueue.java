package io.daybook.command.workpool;

import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;
import java.util.UUID;

/** A queue just made, and its pool. */
record CreatedWorkQueue(WorkPool pool, WorkQueue queue) {

  static CreatedWorkQueue of(WorkPool pool, UUID queueId) {
    return new CreatedWorkQueue(pool, pool.queue(queueId).orElseThrow());
  }
}
