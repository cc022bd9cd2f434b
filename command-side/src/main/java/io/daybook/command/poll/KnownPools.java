package io.daybook.command.poll;

import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.ledger.Folding;
import io.daybook.ledger.RecordedEvent;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.util.List;
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
  private final Unreadables unreadables;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  KnownPools(EventTable ledger, Unreadables unreadables) {
    this.ledger = ledger;
    this.unreadables = unreadables;
  }

  /**
   * Null if it is deleted.
   *
   * @throws UnreadableAggregateException if it can't be read
   */
  @Nullable WorkPool read(UUID poolId) {
    Known before = known.getOrDefault(poolId, NOTHING);
    List<RecordedEvent> since = ledger.ofAggregate(poolId, before.events());
    WorkPool pool =
        unreadables.telling(
            AggregateType.WORK_POOL,
            () -> Folding.fold(before.pool(), since, WorkPoolEvent.class, WorkPool::evolve));
    if (pool == null) {
      known.remove(poolId);
    } else {
      known.put(poolId, new Known(pool, before.events() + since.size()));
    }
    return pool;
  }
}
