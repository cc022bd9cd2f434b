package io.daybook.query.projection;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import io.daybook.query.index.IndexText;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueEvent;
import io.daybook.workpool.WorkPoolJson;
import io.daybook.workpool.WorkQueue;
import io.daybook.workpool.WorkQueueJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Work pools, and their queues as documents of their own. */
final class WorkPoolProjector implements Projector<WorkPool> {
  private static final TypeReference<WorkPool> STATE = new TypeReference<>() {};

  @Override
  public Index home() {
    return Index.WORK_POOLS;
  }

  @Override
  public Set<Index> indices() {
    return Set.of(Index.WORK_POOLS, Index.WORK_QUEUES);
  }

  @Override
  public String aggregateType() {
    return "WorkPool";
  }

  @Override
  public TypeReference<WorkPool> stateType() {
    return STATE;
  }

  @Override
  public @Nullable WorkPool evolve(@Nullable WorkPool before, LedgerEvent event, LogEntry entry) {
    return WorkPool.evolve(before, (WorkPoolEvent) event, entry.at());
  }

  @Override
  public List<Write> documents(Folded<WorkPool> folded) {
    List<Write> writes = new ArrayList<>();
    writes.add(pool(folded));
    touchedQueues(folded.before(), folded.entries())
        .forEach((id, version) -> writes.add(queue(folded.after(), id, version)));
    return writes;
  }

  private static Write pool(Folded<WorkPool> folded) {
    WorkPool after = folded.after();
    String id = folded.id().toString();
    return after == null
        ? new Write.Remove(Index.WORK_POOLS, id, folded.version())
        : new Write.Put(Index.WORK_POOLS, id, folded.version(), document(after));
  }

  /** The queues that the entries are about, with the position of the last such entry. */
  static Map<UUID, Long> touchedQueues(@Nullable WorkPool before, List<LogEntry> entries) {
    Map<UUID, Long> touched = new LinkedHashMap<>();
    for (LogEntry entry : entries) {
      if (entry.event() instanceof WorkQueueEvent event) {
        touched.put(event.queueId(), entry.position());
      } else if (entry.event() instanceof WorkPoolDeleted) {
        if (before != null) {
          before.queues().keySet().forEach(id -> touched.put(id, entry.position()));
        }
        touched.replaceAll((_, _) -> entry.position());
      }
    }
    return touched;
  }

  private static Write queue(@Nullable WorkPool pool, UUID id, long version) {
    WorkQueue queue = pool == null ? null : pool.queues().get(id);
    return pool == null || queue == null
        ? new Write.Remove(Index.WORK_QUEUES, id.toString(), version)
        : new Write.Put(Index.WORK_QUEUES, id.toString(), version, document(pool, queue));
  }

  private static ObjectNode document(WorkPool pool) {
    ObjectNode document =
        Documents.document(pool.id(), pool.name(), pool.created(), pool.updated())
            .put("type", IndexText.exact(pool.type()))
            .put("paused", pool.paused());
    document.set("body", WorkPoolJson.body(pool));
    return document;
  }

  static ObjectNode document(WorkPool pool, WorkQueue queue) {
    ObjectNode document =
        Documents.document(queue.id(), queue.name(), queue.created(), queue.updated())
            .put("work_pool_id", pool.id().toString())
            .put("work_pool_name", IndexText.exact(pool.name()))
            .put("priority", queue.priority())
            .put("paused", queue.paused());
    document.set("body", WorkQueueJson.body(pool, queue));
    return document;
  }
}
