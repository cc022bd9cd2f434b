package io.daybook.command.run.upkeep;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.run.NewState;
import io.daybook.command.run.StateChanges;
import io.daybook.command.run.TaskCancellation;
import io.daybook.command.run.TransitionRules;
import io.daybook.command.run.upkeep.UpkeepTable.Child;
import io.daybook.filter.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class KeepRunsHandler implements CommandHandler<KeepRuns, Integer> {

  /** Parents that were cancelled longer ago are not looked at. */
  private static final Duration CANCELLED_OF_LATE = Duration.ofHours(24);

  private static final String PARENT_CANCELLED = "The parent flow run was cancelled.";

  private final UpkeepTable table;
  private final StateChanges states;
  private final TaskCancellation taskRuns;
  private final UpkeepSettings settings;
  private final Moment moment;

  KeepRunsHandler(
      UpkeepTable table,
      StateChanges states,
      TaskCancellation taskRuns,
      UpkeepSettings settings,
      Moment moment) {
    this.table = table;
    this.states = states;
    this.taskRuns = taskRuns;
    this.settings = settings;
    this.moment = moment;
  }

  @Override
  public Class<KeepRuns> type() {
    return KeepRuns.class;
  }

  @Override
  public Integer handle(KeepRuns command) {
    Instant now = moment.now();
    return switch (command.task()) {
      case LATE_RUNS -> markLate(now, command.most());
      case PAUSE_EXPIRATIONS -> failPaused(now, command.most());
      case CANCELLATIONS -> cancel(now, command.most());
    };
  }

  // Not due anew: the run keeps the time at which it was to start.
  private int markLate(Instant now, int most) {
    List<UpkeepTable.Late> late = table.late(now.minus(settings.lateAfter()), most);
    late.forEach(
        run -> states.set(run.id(), NewState.scheduled("Late", run.due()), TransitionRules.LATE));
    return late.size();
  }

  private int failPaused(Instant now, int most) {
    List<UUID> expired = table.expiredPauses(now, most);
    NewState failed = NewState.of(StateType.FAILED, "The flow was paused and never resumed.");
    expired.forEach(id -> states.set(id, failed, TransitionRules.FORCED));
    return expired.size();
  }

  private int cancel(Instant now, int most) {
    Instant since = now.minus(CANCELLED_OF_LATE);
    List<UUID> open = table.openTaskRuns(since, most);
    open.forEach(id -> taskRuns.cancel(id, PARENT_CANCELLED));
    List<Child> children = table.openChildren(since, most);
    children.forEach(child -> states.set(child.id(), ended(child), TransitionRules.FORCED));
    List<UUID> stuck = table.cancellingSince(now.minus(settings.cancellingTimeout()), most);
    stuck.forEach(id -> states.set(id, timedOut(), TransitionRules.ALL));
    return Math.max(open.size(), Math.max(children.size(), stuck.size()));
  }

  private static NewState ended(Child child) {
    StateType type = child.ofDeployment() ? StateType.CANCELLING : StateType.CANCELLED;
    return NewState.of(type, PARENT_CANCELLED);
  }

  private static NewState timedOut() {
    return NewState.of(
        StateType.CANCELLED, "Flow run cancellation timed out; marked this flow run as Cancelled.");
  }
}
