package io.daybook.command.run;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import org.springframework.stereotype.Component;

@Component
final class ChangeLabelsHandler implements CommandHandler<ChangeLabels, Done> {

  private final Aggregates<FlowRun, FlowRunEvent> runs;
  private final RunTable table;

  ChangeLabelsHandler(Aggregates<FlowRun, FlowRunEvent> runs, RunTable table) {
    this.runs = runs;
    this.table = table;
  }

  @Override
  public Class<ChangeLabels> type() {
    return ChangeLabels.class;
  }

  @Override
  public Done handle(ChangeLabels command) {
    FlowRun run = table.lockFlowRun(command.flowRunId()) ? runs.find(command.flowRunId()) : null;
    runs.record(command.flowRunId(), ChangeDecider.label(run, command).orThrow());
    return Done.DONE;
  }
}
