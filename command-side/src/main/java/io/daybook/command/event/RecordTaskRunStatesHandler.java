package io.daybook.command.event;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.run.RunTable;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
final class RecordTaskRunStatesHandler implements CommandHandler<RecordTaskRunStates, Done> {

  private static final Logger log = LoggerFactory.getLogger(RecordTaskRunStatesHandler.class);

  private final Aggregates<FlowRun, FlowRunEvent> flowRuns;
  private final Aggregates<TaskRun, TaskRunEvent> taskRuns;
  private final RunTable table;
  private final ReportedStates known;

  RecordTaskRunStatesHandler(
      Aggregates<FlowRun, FlowRunEvent> flowRuns,
      Aggregates<TaskRun, TaskRunEvent> taskRuns,
      RunTable table,
      ReportedStates known) {
    this.flowRuns = flowRuns;
    this.taskRuns = taskRuns;
    this.table = table;
    this.known = known;
  }

  @Override
  public Class<RecordTaskRunStates> type() {
    return RecordTaskRunStates.class;
  }

  @Override
  public Done handle(RecordTaskRunStates command) {
    command.reports().forEach(this::record);
    return Done.DONE;
  }

  private void record(ReportedTaskRun report) {
    TaskRun before = find(report);
    if (before != null) {
      recordKnown(before, report);
    } else if (report.flowRunId() == null) {
      create(report, null);
    } else {
      UUID id = report.flowRunId();
      FlowRun flowRun = table.keepFlowRun(id) ? flowRuns.find(id) : null;
      if (flowRun == null) {
        log.debug("Nothing is kept of a task run whose flow run {} is gone", report.flowRunId());
      } else {
        create(report, flowRun);
      }
    }
  }

  private void create(ReportedTaskRun report, @Nullable FlowRun flowRun) {
    var event = TaskRunReportDecider.unknown(report, flowRun == null ? null : flowRun.ref());
    taskRuns.record(report.taskRunId(), List.of(event));
  }

  /** A client that is not sure whether an event arrived sends it again. */
  private void recordKnown(TaskRun before, ReportedTaskRun report) {
    TaskRunEvent event = TaskRunReportDecider.known(before, report);
    boolean late = event instanceof TaskRunEvent.TaskRunStateRecorded;
    if (!late || !known.has(before, report.state().id())) {
      taskRuns.record(before.id(), List.of(event));
    }
  }

  private @Nullable TaskRun find(ReportedTaskRun report) {
    UUID id =
        table.taskRun(report.flowRunId(), report.facts().taskKey(), report.facts().dynamicKey());
    return taskRuns.find(id == null ? report.taskRunId() : id);
  }
}
