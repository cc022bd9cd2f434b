package io.daybook.query.projection;

import io.daybook.query.index.Index;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** The queues of work pools as they were at any time, each with revisions of its own. */
final class WorkQueueHistory extends HistoryProjector<WorkPool> {
  private static final TypeReference<Past<WorkPool>> KEPT = new TypeReference<>() {};

  WorkQueueHistory() {
    super(Index.WORK_QUEUE_HISTORY, new WorkPoolProjector());
  }

  @Override
  public TypeReference<Past<WorkPool>> stateType() {
    return KEPT;
  }

  @Override
  Map<UUID, Long> touched(Step<WorkPool> change) {
    return WorkPoolProjector.touchedQueues(change.before(), change.entries());
  }

  @Override
  @Nullable ObjectNode document(@Nullable WorkPool pool, UUID id) {
    WorkQueue queue = pool == null ? null : pool.queues().get(id);
    return pool == null || queue == null ? null : WorkPoolProjector.document(pool, queue);
  }
}
