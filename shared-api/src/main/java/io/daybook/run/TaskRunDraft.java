package io.daybook.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A task run that is being changed. */
final class TaskRunDraft {

  private final TaskRun before;

  Instant updated;
  String name;
  @Nullable String cacheKey;
  @Nullable Instant cacheExpiration;
  @Nullable String taskVersion;
  TaskRunPolicy policy;
  List<String> tags;
  @Nullable ObjectNode labels;
  ObjectNode taskInputs;
  @Nullable RunState state;
  RunTimes times;
  int flowRunRunCount;
  List<UUID> subflows;

  TaskRunDraft(TaskRun run, Instant at) {
    before = run;
    updated = at;
    name = run.name();
    cacheKey = run.cacheKey();
    cacheExpiration = run.cacheExpiration();
    taskVersion = run.taskVersion();
    policy = run.policy();
    tags = run.tags();
    labels = run.labels();
    taskInputs = run.taskInputs();
    state = run.state();
    times = run.times();
    flowRunRunCount = run.flowRunRunCount();
    subflows = run.subflows();
  }

  TaskRun run() {
    return new TaskRun(
        before.id(),
        before.created(),
        updated,
        before.flowRun(),
        name,
        before.taskKey(),
        before.dynamicKey(),
        cacheKey,
        cacheExpiration,
        taskVersion,
        policy,
        tags,
        labels,
        taskInputs,
        state,
        times,
        flowRunRunCount,
        subflows);
  }
}
