package io.daybook.query.search;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowRef;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.projection.Events;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkQueueRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The judged deployments as the events that make them. */
final class JudgedEvents {
  private final List<LedgerEvent> events = new ArrayList<>();
  private final Map<String, FlowCreated> flows = new HashMap<>();
  private final Map<String, WorkPoolCreated> pools = new HashMap<>();
  private final Map<String, WorkQueueRef> queues = new HashMap<>();
  private int number;

  static List<LedgerEvent> of(JudgedSet set) {
    JudgedEvents all = new JudgedEvents();
    set.deployments().forEach(all::add);
    return all.events;
  }

  private void add(JsonNode d) {
    FlowCreated flow = flows.computeIfAbsent(d.path("flow").stringValue(), this::flow);
    events.add(
        new DeploymentCreated(
            UUID.randomUUID(),
            ++number,
            new FlowRef(flow.flowId(), flow.name()),
            d.path("name").stringValue(),
            text(d, "version"),
            text(d, "description"),
            text(d, "path"),
            text(d, "entrypoint"),
            null,
            d.path("paused").asBoolean(false),
            d.path("tags").valueStream().map(JsonNode::stringValue).toList(),
            Json.object(),
            Json.object(),
            null,
            false,
            Json.object(),
            queue(d),
            text(d, "queue"),
            null,
            null,
            null,
            null));
  }

  private FlowCreated flow(String name) {
    FlowCreated flow = Events.flow(name);
    events.add(flow);
    return flow;
  }

  private @Nullable WorkQueueRef queue(JsonNode d) {
    String pool = text(d, "pool");
    if (pool == null) {
      return null;
    }
    WorkPoolCreated created = pools.computeIfAbsent(pool, this::pool);
    return queues.computeIfAbsent(
        pool + "/" + d.path("queue").asString("default"), key -> queue(created, key));
  }

  private WorkPoolCreated pool(String name) {
    WorkPoolCreated pool = Events.pool(name, UUID.randomUUID());
    events.add(pool);
    events.add(Events.queue(pool, pool.defaultQueueId(), "default"));
    queues.put(name + "/default", ref(pool, pool.defaultQueueId()));
    return pool;
  }

  private WorkQueueRef queue(WorkPoolCreated pool, String key) {
    UUID id = UUID.randomUUID();
    events.add(Events.queue(pool, id, key.substring(key.indexOf('/') + 1)));
    return ref(pool, id);
  }

  private static WorkQueueRef ref(WorkPoolCreated pool, UUID id) {
    return new WorkQueueRef(id, pool.poolId(), pool.name(), pool.type());
  }

  private static @Nullable String text(JsonNode d, String key) {
    return d.hasNonNull(key) ? d.path(key).stringValue() : null;
  }
}
