package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.NewTaskRun;
import io.daybook.command.imports.RunTable.TaskKey;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.run.FlowRun;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Task runs, a run of lines at once: each is one event, with the state that it is in. */
final class TaskRunImport {

  private final References references;
  private final RunTable table;
  private final EventTable runs;

  TaskRunImport(References references, RunTable table, EventTable runs) {
    this.references = references;
    this.table = table;
    this.runs = runs;
  }

  void add(List<NewTaskRun> items, Batch batch) {
    Pass pass =
        new Pass(
            table.taskRuns(items.stream().map(i -> i.head().id()).toList()),
            table.taskRunsByKey(keys(items)),
            flowRuns(items));
    for (NewTaskRun item : items) {
      try {
        add(item, pass, batch);
      } catch (BadLineException e) {
        batch.bad(item, e.why());
      }
    }
  }

  /** Later lines may name these runs; they are there already. */
  void recall(List<NewTaskRun> items) {
    Map<TaskKey, UUID> known = table.taskRunsByKey(keys(items));
    items.forEach(
        item -> references.put(item.head().ref(), known.getOrDefault(key(item), item.head().id())));
  }

  /** What is there before some lines, and with those of them that were added. */
  private record Pass(Set<UUID> ids, Map<TaskKey, UUID> keys, Map<UUID, FlowRun> flowRuns) {}

  private void add(NewTaskRun item, Pass pass, Batch batch) {
    UUID id = item.head().id();
    TaskKey key = key(item);
    FlowRun flowRun = key.flowRunId() == null ? null : pass.flowRuns().get(key.flowRunId());
    if (item.flowRun() != null && flowRun == null) {
      throw new BadLineException("body.flow_run_id: no such flow run: " + item.flowRun());
    }
    if (pass.keys().containsKey(key) || !pass.ids().add(id)) {
      references.put(item.head().ref(), pass.keys().getOrDefault(key, id));
      batch.kept();
      return;
    }
    pass.keys().put(key, id);
    references.put(item.head().ref(), id);
    batch.write(List.of(created(item, flowRun)), item.head().created());
    batch.written();
  }

  private static TaskRunCreated created(NewTaskRun item, @Nullable FlowRun flowRun) {
    UUID id = item.head().id();
    ImportedState in =
        ImportedState.of(
            item.state(),
            item.moments(),
            item.head().created(),
            details -> {
              details.flowRunId = flowRun == null ? null : flowRun.id();
              details.taskRunId = id;
            });
    return new TaskRunCreated(
        id,
        flowRun == null ? null : flowRun.ref(),
        item.name(),
        item.taskKey(),
        item.dynamicKey(),
        item.cacheKey(),
        item.cacheExpiration(),
        item.taskVersion(),
        item.policy(),
        item.tags(),
        labels(item, flowRun),
        item.taskInputs(),
        in.state(),
        in.times(),
        flowRun == null ? 0 : flowRun.times().runCount());
  }

  private static ObjectNode labels(NewTaskRun item, @Nullable FlowRun flowRun) {
    ObjectNode labels = Json.object();
    if (flowRun != null) {
      labels.setAll(flowRun.labels());
      labels.put("prefect.flow.id", flowRun.flowId().toString());
      labels.put("prefect.flow-run.id", flowRun.id().toString());
    }
    labels.setAll(item.labels());
    return labels;
  }

  private Set<TaskKey> keys(List<NewTaskRun> items) {
    return items.stream().map(this::key).collect(Collectors.toSet());
  }

  private TaskKey key(NewTaskRun item) {
    return new TaskKey(
        item.flowRun() == null ? null : references.id(item.flowRun()),
        item.taskKey(),
        item.dynamicKey());
  }

  private Map<UUID, FlowRun> flowRuns(List<NewTaskRun> items) {
    Set<UUID> ids =
        items.stream()
            .map(item -> key(item).flowRunId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<UUID, FlowRun> found = new HashMap<>();
    runs.ofRuns(table.begun(ids))
        .forEach((id, stream) -> {
          FlowRun run = FlowRun.fold(stream);
          if (run != null) {
            found.put(id, run);
          }
        });
    return found;
  }
}
