package io.daybook.command.run;

import io.daybook.command.CommandServer;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as their stored events make them. */
public final class RunReader {

  private final EventTable events;

  public RunReader(CommandServer server) {
    events = server.bean(EventTables.class).of(Log.RUNS);
  }

  public FlowRun flowRun(String id) {
    return Objects.requireNonNull(findFlowRun(id));
  }

  public TaskRun taskRun(String id) {
    return Objects.requireNonNull(findTaskRun(id));
  }

  public @Nullable FlowRun findFlowRun(String id) {
    FlowRun run = null;
    for (RecordedEvent event : events.ofAggregate(UUID.fromString(id), 0)) {
      run = FlowRun.evolve(run, (FlowRunEvent) event.event(), event.at());
    }
    return run;
  }

  public @Nullable TaskRun findTaskRun(String id) {
    TaskRun run = null;
    for (RecordedEvent event : events.ofAggregate(UUID.fromString(id), 0)) {
      run = TaskRun.evolve(run, (TaskRunEvent) event.event(), event.at());
    }
    return run;
  }
}
