package io.daybook.query.projection;

import io.daybook.ledger.Evolution;
import io.daybook.ledger.Folding;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Unreadable;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.query.index.Feed;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunEvent;
import io.daybook.run.RunState;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Single runs, folded from their streams in the log itself: nothing is newer, so that who reads
 * them waits for no projection.
 */
public final class RunStreams {
  private static final String FLOW_RUN = new FlowRunProjector().aggregateType();
  private static final String TASK_RUN = new TaskRunProjector().aggregateType();

  private final LogTable table;

  public RunStreams(JdbcClient jdbc) {
    this.table = new LogTable(jdbc, Feed.RUNS);
  }

  /**
   * The flow run, unless there is none, or none any more.
   *
   * @throws UnreadableAggregateException if it can't be told
   */
  public Optional<FlowRun> flowRun(UUID id) {
    return folded(events(id, FLOW_RUN), FlowRunEvent.class, FlowRun::evolve);
  }

  /**
   * The task run, unless there is none, or none any more.
   *
   * @throws UnreadableAggregateException if it can't be told
   */
  public Optional<TaskRun> taskRun(UUID id) {
    return folded(events(id, TASK_RUN), TaskRunEvent.class, TaskRun::evolve);
  }

  private static <S, E extends LedgerEvent> Optional<S> folded(
      List<LogEntry> entries, Class<E> events, Evolution<S, E> evolution) {
    Folding<S, E> folding = new Folding<>(events, evolution);
    entries.forEach(entry -> folding.add(entry.stored(), entry.position(), entry.at()));
    return Optional.ofNullable(folding.state());
  }

  /**
   * All states that a flow run was in, in the order in which they were recorded.
   *
   * @throws UnreadableAggregateException if they can't be told
   */
  public List<RunState> statesOfFlowRun(UUID id) {
    return states(events(id, FLOW_RUN));
  }

  /**
   * All states that a task run was in, in the order in which they were recorded.
   *
   * @throws UnreadableAggregateException if they can't be told
   */
  public List<RunState> statesOfTaskRun(UUID id) {
    return states(events(id, TASK_RUN));
  }

  private static List<RunState> states(List<LogEntry> entries) {
    return LogEntry.deletionIn(entries) >= 0
        ? List.of()
        : entries.stream().flatMap(entry -> Stream.ofNullable(state(entry))).toList();
  }

  private static @Nullable RunState state(LogEntry entry) {
    if (entry.event() instanceof RunEvent event) {
      return RunStates.of(event);
    }
    throw new UnreadableAggregateException(
        new Unreadable(entry.aggregateId(), entry.position(), entry.name(), "" + entry.problem()));
  }

  /** The events of a run, if it is one of this kind. */
  private List<LogEntry> events(UUID id, String kind) {
    return table.stream(id, Long.MAX_VALUE).stream()
        .filter(entry -> entry.aggregateType().equals(kind))
        .toList();
  }
}
