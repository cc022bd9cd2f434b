package io.daybook.command.event;

import io.daybook.run.FlowRunRef;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunEvent.TaskRunReported;
import io.daybook.run.TaskRunEvent.TaskRunStateRecorded;
import org.jspecify.annotations.Nullable;

/**
 * What a client's report makes of a task run. The client decides alone: nothing is derived here,
 * and what comes late changes nothing but the list of states.
 */
final class TaskRunReportDecider {

  private TaskRunReportDecider() {}

  static TaskRunEvent unknown(ReportedTaskRun report, @Nullable FlowRunRef flowRun) {
    TaskRunFacts facts = report.facts();
    return new TaskRunCreated(
        report.taskRunId(),
        flowRun,
        facts.nameOr(null),
        facts.taskKey(),
        facts.dynamicKey(),
        facts.cacheKey().orNull(),
        facts.cacheExpiration().orNull(),
        facts.taskVersion().orNull(),
        facts.policyOr(null),
        facts.tagsOr(null),
        facts.labels().orNull(),
        facts.inputsOr(null),
        report.state(),
        facts.times().over(RunTimes.NONE),
        facts.flowRunRunCountOr(null));
  }

  static TaskRunEvent known(TaskRun before, ReportedTaskRun report) {
    RunState state = withTaskRun(report.state(), before);
    return isNewer(state, before.state())
        ? reported(before, report.facts(), state)
        : new TaskRunStateRecorded(before.id(), state);
  }

  private static TaskRunReported reported(TaskRun before, TaskRunFacts facts, RunState state) {
    return new TaskRunReported(
        before.id(),
        facts.nameOr(before),
        facts.cacheKey().over(before.cacheKey()),
        facts.cacheExpiration().over(before.cacheExpiration()),
        facts.taskVersion().over(before.taskVersion()),
        facts.policyOr(before),
        facts.tagsOr(before),
        facts.labels().over(before.labels()),
        facts.inputsOr(before),
        state,
        facts.times().over(before.times()),
        facts.flowRunRunCountOr(before));
  }

  private static boolean isNewer(RunState state, @Nullable RunState present) {
    return present == null || state.timestamp().isAfter(present.timestamp());
  }

  /** The task run may be known under another id than the client's. */
  private static RunState withTaskRun(RunState state, TaskRun run) {
    return new RunState(
        state.id(),
        state.type(),
        state.name(),
        state.timestamp(),
        state.message(),
        state.data(),
        state.details().with(draft -> draft.taskRunId = run.id()));
  }
}
