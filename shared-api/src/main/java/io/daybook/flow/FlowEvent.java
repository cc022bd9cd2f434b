package io.daybook.flow;

import io.daybook.ledger.Deletion;
import io.daybook.ledger.Fact;
import io.daybook.ledger.LedgerEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What can happen to a flow. */
public sealed interface FlowEvent extends LedgerEvent {

  UUID flowId();

  @Override
  default UUID aggregateId() {
    return flowId();
  }

  /**
   * @param labels values are strings, numbers or booleans; null if the client posted null
   */
  @Fact("FlowCreated")
  record FlowCreated(UUID flowId, String name, List<String> tags, @Nullable ObjectNode labels)
      implements FlowEvent {}

  @Fact("FlowTagsChanged")
  record FlowTagsChanged(UUID flowId, List<String> tags) implements FlowEvent {}

  /** An update that changed nothing but the time of the last update. */
  @Fact("FlowTouched")
  record FlowTouched(UUID flowId) implements FlowEvent {}

  @Fact("FlowDeleted")
  record FlowDeleted(UUID flowId) implements FlowEvent, Deletion {}
}
