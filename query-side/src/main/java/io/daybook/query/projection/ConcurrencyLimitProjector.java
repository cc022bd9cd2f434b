package io.daybook.query.projection;

import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.concurrency.ConcurrencyLimitJson;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Global concurrency limits. */
final class ConcurrencyLimitProjector implements Projector<ConcurrencyLimit> {
  private static final TypeReference<ConcurrencyLimit> STATE = new TypeReference<>() {};

  @Override
  public Index home() {
    return Index.CONCURRENCY_LIMITS;
  }

  @Override
  public Set<Index> indices() {
    return Set.of(Index.CONCURRENCY_LIMITS);
  }

  @Override
  public String aggregateType() {
    return "ConcurrencyLimit";
  }

  @Override
  public TypeReference<ConcurrencyLimit> stateType() {
    return STATE;
  }

  @Override
  public @Nullable ConcurrencyLimit evolve(
      @Nullable ConcurrencyLimit before, LedgerEvent event, LogEntry entry) {
    return ConcurrencyLimit.evolve(before, (ConcurrencyLimitEvent) event, entry.at());
  }

  @Override
  public List<Write> documents(Folded<ConcurrencyLimit> folded) {
    ConcurrencyLimit after = folded.after();
    String id = folded.id().toString();
    return List.of(
        after == null
            ? new Write.Remove(Index.CONCURRENCY_LIMITS, id, folded.version())
            : new Write.Put(Index.CONCURRENCY_LIMITS, id, folded.version(), document(after)));
  }

  static ObjectNode document(ConcurrencyLimit limit) {
    ObjectNode document =
        Documents.document(limit.id(), limit.name(), limit.created(), limit.updated())
            .put("active", limit.active());
    document.set("body", ConcurrencyLimitJson.body(limit));
    return document;
  }
}
