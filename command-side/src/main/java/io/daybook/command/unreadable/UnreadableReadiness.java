package io.daybook.command.unreadable;

import io.daybook.command.ledger.store.Unreadables;
import io.daybook.web.Readiness;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whatever a node can't read, it serves the rest. */
@Component
record UnreadableReadiness(Unreadables unreadables) implements Readiness {

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public List<String> degraded() {
    int count = unreadables.count();
    return count == 0
        ? List.of()
        : List.of(count + " aggregates can't be read: see GET /api/projections");
  }
}
