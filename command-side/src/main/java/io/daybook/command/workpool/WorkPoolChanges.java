package io.daybook.command.workpool;

import io.daybook.wire.Field;
import io.daybook.workpool.StorageConfiguration;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a PATCH of a work pool. */
record WorkPoolChanges(
    Field<String> description,
    Field<Boolean> paused,
    Field<ObjectNode> baseJobTemplate,
    Field<Integer> concurrencyLimit,
    Field<StorageConfiguration> storageConfiguration) {

  /** Whether it asks for more than what a reserved pool may be changed in. */
  boolean beyondPauseAndLimit() {
    return description.isSent() || baseJobTemplate.isSent() || storageConfiguration.isSent();
  }
}
