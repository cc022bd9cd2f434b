package io.daybook.query.projection;

import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.query.index.Index;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Global concurrency limits as they were at any time. */
final class ConcurrencyLimitHistory extends HistoryProjector<ConcurrencyLimit> {
  private static final TypeReference<Past<ConcurrencyLimit>> KEPT = new TypeReference<>() {};

  ConcurrencyLimitHistory() {
    super(Index.CONCURRENCY_LIMIT_HISTORY, new ConcurrencyLimitProjector());
  }

  @Override
  public TypeReference<Past<ConcurrencyLimit>> stateType() {
    return KEPT;
  }

  @Override
  @Nullable ObjectNode document(@Nullable ConcurrencyLimit limit, UUID id) {
    return limit == null ? null : ConcurrencyLimitProjector.document(limit);
  }
}
