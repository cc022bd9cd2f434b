package io.daybook.command.run;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.BulkRecorder;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunEvent.FlowRunParentLost;
import io.daybook.run.RunEvent;
import io.daybook.run.TaskRunEvent.TaskRunDeleted;
import io.daybook.run.TaskRunEvent.TaskRunSubflowRemoved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Deletes runs with what hangs on them, within the command being handled: task runs go with their
 * flow run; a flow run whose parent goes stays without one.
 */
@Component
public final class RunRemoval {

  private static final int CHUNK = 1000;

  private final Aggregates<FlowRun, FlowRunEvent> runs;
  private final RunTable table;
  private final DeploymentSlots slots;
  private final BulkRecorder recorder;

  RunRemoval(
      Aggregates<FlowRun, FlowRunEvent> runs,
      RunTable table,
      DeploymentSlots slots,
      BulkRecorder recorder) {
    this.runs = runs;
    this.table = table;
    this.slots = slots;
    this.recorder = recorder;
  }

  /**
   * Deletes flow runs, and gives back the slots that they hold. The command must not change them in
   * any other way.
   *
   * @return those that were there
   */
  public List<UUID> delete(Collection<UUID> flowRunIds) {
    List<RunTable.Row> found = table.takeFlowRuns(flowRunIds);
    if (found.isEmpty()) {
      return List.of();
    }
    found.stream().filter(RunTable.Row::holdsSlot).forEach(this::release);
    List<UUID> ids = found.stream().map(RunTable.Row::id).toList();
    List<UUID> taskRuns = table.taskRunsOf(ids);
    List<RunEvent> events = new ArrayList<>(orphaned(taskRuns, Set.copyOf(ids)));
    events.addAll(parentsOf(found, new HashSet<>(taskRuns)));
    taskRuns.forEach(id -> events.add(new TaskRunDeleted(id)));
    ids.forEach(id -> events.add(new FlowRunDeleted(id)));
    table.deleteLogs(ids);
    recorder.record(events);
    return ids;
  }

  /** Deletes all runs of a flow, however many. */
  public void deleteOfFlow(UUID flowId) {
    for (List<UUID> next = table.flowRunsOfFlow(flowId, CHUNK);
        !next.isEmpty();
        next = table.flowRunsOfFlow(flowId, CHUNK)) {
      delete(next);
    }
  }

  /** Deletes a task run; false if there is none. */
  public boolean deleteTaskRun(UUID id) {
    if (!table.lockTaskRun(id)) {
      return false;
    }
    List<RunEvent> events = new ArrayList<>(orphaned(List.of(id), Set.of()));
    events.add(new TaskRunDeleted(id));
    table.deleteLogsOfTaskRun(id);
    recorder.record(events);
    return true;
  }

  private void release(RunTable.Row row) {
    try {
      slots.release(Objects.requireNonNull(runs.find(row.id()), "a run of the registry"));
    } catch (UnreadableAggregateException _) {
      slots.releaseOfUnreadable(row.id(), Objects.requireNonNull(row.deploymentId()));
    }
  }

  private List<FlowRunParentLost> orphaned(List<UUID> taskRuns, Set<UUID> deleted) {
    return table.takeSubflows(taskRuns).stream()
        .map(RunTable.Row::id)
        .filter(id -> !deleted.contains(id))
        .map(FlowRunParentLost::new)
        .toList();
  }

  private List<TaskRunSubflowRemoved> parentsOf(List<RunTable.Row> runs, Set<UUID> deleted) {
    Set<UUID> parents =
        runs.stream()
            .map(RunTable.Row::parentTaskRunId)
            .filter(parent -> parent != null && !deleted.contains(parent))
            .map(Objects::requireNonNull)
            .collect(Collectors.toSet());
    Set<UUID> there = parents.isEmpty() ? Set.of() : table.taskRuns(parents);
    return runs.stream()
        .filter(run -> run.parentTaskRunId() != null && there.contains(run.parentTaskRunId()))
        .map(run ->
            new TaskRunSubflowRemoved(Objects.requireNonNull(run.parentTaskRunId()), run.id()))
        .toList();
  }
}
