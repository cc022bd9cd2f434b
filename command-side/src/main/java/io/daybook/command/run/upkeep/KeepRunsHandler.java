package io.daybook.command.run.upkeep;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.run.NewState;
import io.daybook.command.run.StateAnswer;
import io.daybook.command.run.StateChanges;
import io.daybook.command.run.TaskCancellation;
import io.daybook.command.run.TransitionRules;
import io.daybook.command.run.upkeep.UpkeepTable.Child;
import io.daybook.filter.StateType;
import io.daybook.ledger.UnreadableAggregateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
final class KeepRunsHandler implements CommandHandler<KeepRuns, Integer> {

  /** Parents that were cancelled longer ago are not looked at. */
  private static final Duration CANCELLED_OF_LATE = Duration.ofHours(24);

  private static final Logger log = LoggerFactory.getLogger(KeepRunsHandler.class);

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
    late.forEach(run -> set(run.id(), NewState.scheduled("Late", run.due()), TransitionRules.LATE));
    return late.size();
  }

  private int failPaused(Instant now, int most) {
    List<UUID> expired = table.expiredPauses(now, most);
    NewState failed = NewState.of(StateType.FAILED, "The flow was paused and never resumed.");
    expired.forEach(id -> set(id, failed, TransitionRules.FORCED));
    return expired.size();
  }

  private int cancel(Instant now, int most) {
    Instant since = now.minus(CANCELLED_OF_LATE);
    List<UUID> open = table.openTaskRuns(since, most);
    open.forEach(id -> unlessUnreadable(() -> taskRuns.cancel(id, PARENT_CANCELLED)));
    List<Child> children = table.openChildren(since, most);
    children.forEach(child -> set(child.id(), ended(child), TransitionRules.FORCED));
    List<UUID> stuck = table.cancellingSince(now.minus(settings.cancellingTimeout()), most);
    stuck.forEach(id -> set(id, timedOut(), TransitionRules.ALL));
    return Math.max(open.size(), Math.max(children.size(), stuck.size()));
  }

  private void set(UUID runId, NewState state, TransitionRules rules) {
    unlessUnreadable(() -> {
      StateAnswer _ = states.set(runId, state, rules);
    });
  }

  /** What can't be read is known then, and left out the next time: the others have their turn. */
  private static void unlessUnreadable(Runnable change) {
    try {
      change.run();
    } catch (UnreadableAggregateException e) {
      log.debug("Passed over: {}", e.getMessage());
    }
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
