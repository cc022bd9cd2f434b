package io.daybook.query.projection;

import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowJson;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Flows. */
final class FlowProjector implements Projector<Flow> {
  private static final TypeReference<Flow> STATE = new TypeReference<>() {};

  @Override
  public Index home() {
    return Index.FLOWS;
  }

  @Override
  public Set<Index> indices() {
    return Set.of(Index.FLOWS);
  }

  @Override
  public String aggregateType() {
    return "Flow";
  }

  @Override
  public TypeReference<Flow> stateType() {
    return STATE;
  }

  @Override
  public @Nullable Flow evolve(@Nullable Flow before, LedgerEvent event, LogEntry entry) {
    return Flow.evolve(before, (FlowEvent) event, entry.at());
  }

  @Override
  public List<Write> documents(Folded<Flow> folded) {
    Flow after = folded.after();
    String id = folded.id().toString();
    return List.of(
        after == null
            ? new Write.Remove(Index.FLOWS, id, folded.version())
            : new Write.Put(Index.FLOWS, id, folded.version(), document(after)));
  }

  static ObjectNode document(Flow flow) {
    ObjectNode document =
        Documents.document(flow.id(), flow.name(), flow.created(), flow.updated());
    Documents.putExact(document, "tags", flow.tags());
    document.set("body", FlowJson.response(flow));
    return document;
  }
}
