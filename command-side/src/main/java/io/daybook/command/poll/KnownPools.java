package io.daybook.command.poll;

import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.ledger.RecordedEvent;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pools as they are in the ledger now: of one that was read before, only what came since. */
@Component
final class KnownPools {

  private record Known(@Nullable WorkPool pool, long events) {}

  private static final Known NOTHING = new Known(null, 0);

  private final EventTable ledger;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  KnownPools(EventTable ledger) {
    this.ledger = ledger;
  }

  /** Null if it is deleted. */
  @Nullable WorkPool read(UUID poolId) {
    Known now = known.getOrDefault(poolId, NOTHING);
    for (RecordedEvent e : ledger.ofAggregate(poolId, now.events())) {
      WorkPool pool = WorkPool.evolve(now.pool(), (WorkPoolEvent) e.event(), e.at());
      now = new Known(pool, now.events() + 1);
    }
    if (now.pool() == null) {
      known.remove(poolId);
    } else {
      known.put(poolId, now);
    }
    return now.pool();
  }
}
