package io.daybook.run;

import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunEvent.TaskRunDeleted;
import io.daybook.run.TaskRunEvent.TaskRunRenamed;
import io.daybook.run.TaskRunEvent.TaskRunReported;
import io.daybook.run.TaskRunEvent.TaskRunStateChanged;
import io.daybook.run.TaskRunEvent.TaskRunStateRecorded;
import io.daybook.run.TaskRunEvent.TaskRunSubflowAdded;
import io.daybook.run.TaskRunEvent.TaskRunSubflowRemoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What each event does to a task run. */
final class TaskRunEvolution {

  private TaskRunEvolution() {}

  static @Nullable TaskRun evolve(@Nullable TaskRun before, TaskRunEvent event, Instant at) {
    return switch (event) {
      case TaskRunCreated e -> created(e, at);
      case TaskRunStateChanged e -> changed(before, at, run -> enter(run, e));
      case TaskRunReported e -> changed(before, at, run -> report(run, e));
      case TaskRunStateRecorded _ -> changed(before, at, _ -> {});
      case TaskRunRenamed e -> changed(before, at, run -> run.name = e.name());
      case TaskRunSubflowAdded e ->
          changed(before, at, run -> run.subflows = with(run.subflows, e.flowRunId()));
      case TaskRunSubflowRemoved e ->
          changed(before, at, run -> run.subflows = without(run.subflows, e.flowRunId()));
      case TaskRunDeleted _ -> null;
    };
  }

  private static void enter(TaskRunDraft run, TaskRunStateChanged event) {
    run.state = event.state();
    run.times = event.times();
    run.flowRunRunCount = event.flowRunRunCount();
  }

  private static void report(TaskRunDraft run, TaskRunReported event) {
    run.name = event.name();
    run.cacheKey = event.cacheKey();
    run.cacheExpiration = event.cacheExpiration();
    run.taskVersion = event.taskVersion();
    run.policy = event.policy();
    run.tags = event.tags();
    run.labels = event.labels();
    run.taskInputs = event.taskInputs();
    run.state = event.state();
    run.times = event.times();
    run.flowRunRunCount = event.flowRunRunCount();
  }

  private static List<UUID> with(List<UUID> ids, UUID id) {
    List<UUID> all = new ArrayList<>(without(ids, id));
    all.add(id);
    return List.copyOf(all);
  }

  private static List<UUID> without(List<UUID> ids, UUID id) {
    return ids.stream().filter(other -> !other.equals(id)).toList();
  }

  private static TaskRun changed(
      @Nullable TaskRun before, Instant at, Consumer<TaskRunDraft> change) {
    TaskRunDraft draft =
        new TaskRunDraft(
            Objects.requireNonNull(before, "an event of a task run that does not exist"), at);
    change.accept(draft);
    return draft.run();
  }

  private static TaskRun created(TaskRunCreated e, Instant at) {
    return new TaskRun(
        e.taskRunId(),
        at,
        at,
        e.flowRun(),
        e.name(),
        e.taskKey(),
        e.dynamicKey(),
        e.cacheKey(),
        e.cacheExpiration(),
        e.taskVersion(),
        e.policy(),
        e.tags(),
        e.labels(),
        e.taskInputs(),
        e.state(),
        e.times(),
        e.flowRunRunCount(),
        List.of());
  }
}
