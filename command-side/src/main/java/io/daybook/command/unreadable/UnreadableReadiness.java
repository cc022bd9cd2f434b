package io.daybook.command.unreadable;

import io.daybook.command.ledger.store.Unreadables;
import io.daybook.web.Readiness;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whatever a node can't read, it serves the rest. */
@Component
record UnreadableReadiness(Unreadables unreadables) implements Readiness {

  @Override
  public @Nullable String problem() {
    return null;
  }

  @Override
  public List<String> degraded() {
    int count = unreadables.count();
    return count == 0
        ? List.of()
        : List.of(count + " aggregates can't be read: see GET /api/projections");
  }
}
