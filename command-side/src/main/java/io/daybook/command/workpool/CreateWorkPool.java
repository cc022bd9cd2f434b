package io.daybook.command.workpool;

import io.daybook.ledger.Command;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPool;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes a pool with its default queue. */
record CreateWorkPool(
    String name,
    String type,
    @Nullable String description,
    ObjectNode baseJobTemplate,
    boolean paused,
    @Nullable Integer concurrencyLimit,
    StorageConfiguration storageConfiguration)
    implements Command<WorkPool> {}
