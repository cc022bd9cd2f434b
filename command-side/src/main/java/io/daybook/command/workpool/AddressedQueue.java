package io.daybook.command.workpool;

import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;

/** A queue that a client named, and its pool. */
record AddressedQueue(WorkPool pool, WorkQueue queue) {}
