package io.daybook.query.projection;

import io.daybook.flow.Flow;
import io.daybook.query.index.Index;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Flows as they were at any time. */
final class FlowHistory extends HistoryProjector<Flow> {
  private static final TypeReference<Past<Flow>> KEPT = new TypeReference<>() {};

  FlowHistory() {
    super(Index.FLOW_HISTORY, new FlowProjector());
  }

  @Override
  public TypeReference<Past<Flow>> stateType() {
    return KEPT;
  }

  @Override
  @Nullable ObjectNode document(@Nullable Flow flow, UUID id) {
    return flow == null ? null : FlowProjector.document(flow);
  }
}
