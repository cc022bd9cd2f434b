package io.daybook.command.workpool;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import org.jspecify.annotations.Nullable;

/**
 * A worker of a pool says that it is there.
 *
 * @param interval seconds to its next heartbeat; null: as it said before
 */
record RecordHeartbeat(String poolName, String workerName, @Nullable Integer interval)
    implements Command<Done> {}
