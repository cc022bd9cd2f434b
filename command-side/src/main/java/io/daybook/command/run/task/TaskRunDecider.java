package io.daybook.command.run.task;

import static io.daybook.filter.StateType.CANCELLED;
import static io.daybook.filter.StateType.CANCELLING;
import static io.daybook.filter.StateType.CRASHED;
import static io.daybook.filter.StateType.FAILED;
import static io.daybook.filter.StateType.PAUSED;
import static io.daybook.filter.StateType.PENDING;
import static io.daybook.filter.StateType.RUNNING;
import static io.daybook.filter.StateType.SCHEDULED;

import io.daybook.command.run.NewState;
import io.daybook.command.run.ResultRules;
import io.daybook.command.run.ScheduledTimes;
import io.daybook.command.run.SetStateStatus;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.RunState;
import io.daybook.run.StateDetails;
import io.daybook.run.TaskRun;
import java.time.Instant;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Prefect's rules for the states of task runs, in their order: the first that objects decides. */
final class TaskRunDecider {

  private static final Set<StateType> NOT_FROM_THE_END = Set.of(CANCELLING, PAUSED, CRASHED);
  private static final Set<StateType> NOT_TO_PENDING =
      Set.of(PENDING, CANCELLING, RUNNING, CANCELLED);

  private TaskRunDecider() {}

  /**
   * What rules may ask besides the runs.
   *
   * @param random from 0 to 1
   */
  record Facts(Instant now, DoubleSupplier random) {}

  /**
   * @param flowRun the run that it belongs to; null if there is none, or none any more
   * @param to SCHEDULED with its time
   * @param force skips all rules, but not those of tasks that run in the background
   */
  static TaskVerdict decide(
      TaskRun run, @Nullable FlowRun flowRun, NewState to, boolean force, Facts facts) {
    boolean background = Boolean.TRUE.equals(to.details().deferred());
    if (force && !background) {
      return new TaskVerdict.Enter(to, null, run.times().runCount(), run.flowRunRunCount());
    }
    TaskVerdict objection = objection(run, background ? null : flowRun, to, background, facts);
    return objection == null ? accept(run, flowRun, to) : objection;
  }

  private static @Nullable TaskVerdict objection(
      TaskRun run, @Nullable FlowRun enclosing, NewState to, boolean background, Facts facts) {
    RunState from = run.state();
    TaskVerdict first = background ? pendingOnce(from, to) : null;
    if (first == null) {
      first = leavingTheEnd(from, to);
    }
    if (first == null) {
      first = stoppedFlow(run, enclosing, to);
    }
    if (first == null) {
      first = early(from, to, facts);
    }
    return first == null ? retry(run, to, facts) : first;
  }

  private static TaskVerdict accept(TaskRun run, @Nullable FlowRun flowRun, NewState to) {
    RunState from = run.state();
    boolean anew = from != null && from.isTerminal() && !to.isTerminal();
    int runCount = anew ? 0 : run.times().runCount();
    if (to.type() == PENDING) {
      return new TaskVerdict.Enter(
          withScheduledTime(from, to), null, runCount, run.flowRunRunCount());
    }
    if (to.type() != RUNNING) {
      return new TaskVerdict.Enter(to, null, runCount, run.flowRunRunCount());
    }
    int attempt = flowRun == null ? run.flowRunRunCount() : flowRun.times().runCount();
    return new TaskVerdict.Enter(
        to.named(name(run, anew, runCount, attempt, to)), null, runCount, attempt);
  }

  /** A task that runs again says so. */
  private static String name(TaskRun run, boolean anew, int runCount, int attempt, NewState to) {
    RunState from = run.state();
    if (from != null && runCount > 0) {
      return from.name().equals("AwaitingRetry") ? "Retrying" : "Rerunning";
    }
    return anew && run.flowRunRunCount() < attempt ? "Retrying" : to.name();
  }

  private static NewState withScheduledTime(@Nullable RunState from, NewState to) {
    return from != null && from.type() == SCHEDULED && to.details().scheduledTime() == null
        ? to.withDetails(to.details().with(d -> d.scheduledTime = from.details().scheduledTime()))
        : to;
  }

  private static @Nullable TaskVerdict pendingOnce(@Nullable RunState from, NewState to) {
    if (from == null || to.type() != PENDING || !NOT_TO_PENDING.contains(from.type())) {
      return null;
    }
    boolean tellsMore =
        from.type() == PENDING && !from.name().equals(to.name()) && !to.name().equals("Pending");
    return tellsMore
        ? null
        : TaskVerdict.abort(
            "This run is in a " + from.type() + " state and cannot transition to a PENDING state.");
  }

  private static @Nullable TaskVerdict leavingTheEnd(@Nullable RunState from, NewState to) {
    if (from == null || !from.isTerminal()) {
      return null;
    }
    if (NOT_FROM_THE_END.contains(to.type())) {
      return TaskVerdict.abort("Run is already " + from.type() + ".");
    }
    return ResultRules.hasResult(from)
        ? TaskVerdict.reject("This run is already completed.")
        : null;
  }

  /** A task runs only while its flow does. */
  private static @Nullable TaskVerdict stoppedFlow(
      TaskRun run, @Nullable FlowRun flowRun, NewState to) {
    if (flowRun == null || to.type() != RUNNING) {
      return null;
    }
    RunState state = flowRun.state();
    if (state == null || (state.type() != RUNNING && state.type() != PAUSED)) {
      return TaskVerdict.abort("The enclosing flow must be running to begin task execution.");
    }
    if (state.type() == RUNNING) {
      return null;
    }
    StateDetails details =
        StateDetails.NONE.with(d -> {
          d.pauseTimeout = state.details().pauseTimeout();
          d.pauseReschedule = state.details().pauseReschedule();
        });
    return new TaskVerdict.Enter(
        NewState.of(PAUSED).named("NotReady").withDetails(details),
        "The flow is paused, new tasks can execute after resuming flow run: " + flowRun.id() + ".",
        run.times().runCount(),
        run.flowRunRunCount());
  }

  private static @Nullable TaskVerdict early(@Nullable RunState from, NewState to, Facts facts) {
    int seconds = ScheduledTimes.secondsToWait(from, to, facts.now());
    return seconds > 0
        ? new TaskVerdict.Stay(SetStateStatus.WAIT, "Scheduled time is in the future", seconds)
        : null;
  }

  private static @Nullable TaskVerdict retry(TaskRun run, NewState to, Facts facts) {
    RunState from = run.state();
    Integer retries = run.policy().retries();
    int runCount = run.times().runCount();
    if (from == null
        || from.type() != RUNNING
        || to.type() != FAILED
        || Boolean.FALSE.equals(to.details().retriable())
        || retries == null
        || runCount > retries) {
      return null;
    }
    Instant due = facts.now().plus(RetryDelays.of(run.policy(), runCount, facts.random()));
    return new TaskVerdict.Enter(
        new NewState(
            SCHEDULED, "AwaitingRetry", to.message(), to.data(), StateDetails.scheduled(due)),
        "Retrying",
        runCount,
        run.flowRunRunCount());
  }
}
