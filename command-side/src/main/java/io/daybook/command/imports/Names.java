package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.Reference;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.PoolRow;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowRef;
import io.daybook.ledger.Folding;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Flows and pools by their names, each read from the ledger once; with what the batch adds. */
final class Names {

  private final Registry registry;
  private final EventTable events;
  private final Map<String, String> flowRefs = new HashMap<>();
  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, WorkPool> pools = new HashMap<>();

  Names(Registry registry, EventTable events) {
    this.registry = registry;
    this.events = events;
  }

  /** Later lines may name this flow by the ref of its line. */
  void refer(String ref, String flowName) {
    flowRefs.put(ref, flowName);
  }

  /** What was read or added may have been rolled back, or changed by others. */
  void forget() {
    flows.clear();
    pools.clear();
  }

  @Nullable Flow flow(Reference reference) {
    return switch (reference) {
      case Reference.ByRef(String ref) -> {
        String name = flowRefs.get(ref);
        yield name == null ? null : flow(name);
      }
      case Reference.ById(UUID id) -> {
        FlowRef found = registry.flow(id);
        yield found == null ? null : flow(found.name());
      }
    };
  }

  @Nullable Flow flow(String name) {
    Flow known = flows.get(name);
    FlowRef found = known == null ? registry.flow(name) : null;
    if (found != null) {
      known = storedFlow(found.id());
      if (known != null) {
        flows.put(name, known);
      }
    }
    return known;
  }

  @Nullable WorkPool pool(String name) {
    WorkPool known = pools.get(name);
    PoolRow found = known == null ? registry.pool(name) : null;
    if (found != null) {
      known = storedPool(found.id());
      if (known != null) {
        pools.put(name, known);
      }
    }
    return known;
  }

  void add(FlowEvent event, Instant at) {
    Flow flow = Flow.evolve(null, event, at);
    if (flow != null) {
      flows.put(flow.name(), flow);
    }
  }

  void add(String poolName, List<WorkPoolEvent> added, Instant at) {
    WorkPool pool = pools.get(poolName);
    for (WorkPoolEvent event : added) {
      pool = WorkPool.evolve(pool, event, at);
    }
    if (pool != null) {
      pools.put(poolName, pool);
    }
  }

  private @Nullable Flow storedFlow(UUID id) {
    return Folding.fold(events.ofAggregate(id, 0), FlowEvent.class, Flow::evolve);
  }

  private @Nullable WorkPool storedPool(UUID id) {
    return Folding.fold(events.ofAggregate(id, 0), WorkPoolEvent.class, WorkPool::evolve);
  }
}
