package io.daybook.command.run;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.PoolRow;
import io.daybook.command.ledger.store.Registry.QueueRow;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunJson;
import io.daybook.run.FlowRunRef;
import io.daybook.run.FlowRunTail;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Flow runs within the command being handled. */
@Component
public final class FlowRuns {

  /**
   * @param created false if the run was there before
   */
  public record Made(FlowRun run, boolean created) {}

  private final Aggregates<FlowRun, FlowRunEvent> runs;
  private final Aggregates<TaskRun, TaskRunEvent> taskRuns;
  private final Registry registry;
  private final RunTable table;
  private final Subflows subflows;
  private final Moment moment;

  FlowRuns(
      Aggregates<FlowRun, FlowRunEvent> runs,
      Aggregates<TaskRun, TaskRunEvent> taskRuns,
      Registry registry,
      RunTable table,
      Subflows subflows,
      Moment moment) {
    this.runs = runs;
    this.taskRuns = taskRuns;
    this.registry = registry;
    this.table = table;
    this.subflows = subflows;
    this.moment = moment;
  }

  /**
   * Makes a run under an id of version 4, as runs that clients ask for have. A run of the flow that
   * has the idempotency key already is the answer instead, as it is.
   *
   * @throws ApiException 409 if the flow, the parent task run or the block of its infrastructure is
   *     not there, or if the key is the empty one and taken
   */
  public Made make(NewFlowRun wanted) {
    String key = wanted.idempotencyKey();
    UUID known = key == null ? null : table.flowRun(wanted.flowId(), key);
    FlowRun before = known == null ? null : runs.find(known);
    if (before != null && key != null && !key.isEmpty()) {
      return new Made(before, false);
    }
    boolean namesBlock = wanted.infrastructureDocumentId() != null; // and there are none
    if (before != null || namesBlock || registry.flow(wanted.flowId()) == null) {
      throw ApiException.integrityConflict();
    }
    UUID id = UUID.randomUUID();
    Instant now = moment.now();
    FlowRunEvent created =
        wanted.created(
            id,
            table.nextNumber(),
            parentFlowRun(wanted.parentTaskRunId()),
            TimeOrderedIds.at(now),
            now);
    FlowRun run = Objects.requireNonNull(runs.record(id, List.of(created)));
    subflows.began(run);
    return new Made(run, true);
  }

  /** The run as it is answered now. */
  public ObjectNode response(FlowRun run) {
    return FlowRunJson.response(run, tail(run));
  }

  private FlowRunTail tail(FlowRun run) {
    QueueRow queue = run.workQueueId() == null ? null : registry.queue(run.workQueueId());
    PoolRow pool = queue == null ? null : registry.pool(queue.poolId());
    WorkQueueRef ref =
        queue == null || pool == null
            ? null
            : new WorkQueueRef(queue.id(), pool.id(), pool.name(), pool.type());
    return FlowRunTail.of(run, ref, queue == null ? null : queue.name(), moment.now());
  }

  private @Nullable UUID parentFlowRun(@Nullable UUID parentTaskRunId) {
    if (parentTaskRunId == null) {
      return null;
    }
    TaskRun parent = table.lockTaskRun(parentTaskRunId) ? taskRuns.find(parentTaskRunId) : null;
    if (parent == null) {
      throw ApiException.integrityConflict();
    }
    FlowRunRef flowRun = parent.flowRun();
    return flowRun == null ? null : flowRun.id();
  }
}
