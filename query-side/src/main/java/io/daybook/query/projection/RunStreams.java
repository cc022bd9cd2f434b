package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunEvent;
import io.daybook.run.RunState;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Single runs, folded from their streams in the log itself: nothing is newer, so that who reads
 * them waits for no projection.
 */
public final class RunStreams {
  private final LogTable table;

  public RunStreams(JdbcClient jdbc) {
    this.table = new LogTable(jdbc, Feed.RUNS);
  }

  private record Happened<E extends RunEvent>(E event, Instant at) {}

  /** The flow run, unless there is none, or none any more. */
  public Optional<FlowRun> flowRun(UUID id) {
    FlowRun run = null;
    for (Happened<FlowRunEvent> happened : events(id, FlowRunEvent.class)) {
      run = FlowRun.evolve(run, happened.event(), happened.at());
    }
    return Optional.ofNullable(run);
  }

  /** The task run, unless there is none, or none any more. */
  public Optional<TaskRun> taskRun(UUID id) {
    TaskRun run = null;
    for (Happened<TaskRunEvent> happened : events(id, TaskRunEvent.class)) {
      run = TaskRun.evolve(run, happened.event(), happened.at());
    }
    return Optional.ofNullable(run);
  }

  /** All states that a flow run was in, in the order in which they were recorded. */
  public List<RunState> statesOfFlowRun(UUID id) {
    var events = events(id, FlowRunEvent.class);
    boolean deleted =
        events.stream().anyMatch(e -> e.event() instanceof FlowRunEvent.FlowRunDeleted);
    return deleted ? List.of() : states(events);
  }

  /** All states that a task run was in, in the order in which they were recorded. */
  public List<RunState> statesOfTaskRun(UUID id) {
    var events = events(id, TaskRunEvent.class);
    boolean deleted =
        events.stream().anyMatch(e -> e.event() instanceof TaskRunEvent.TaskRunDeleted);
    return deleted ? List.of() : states(events);
  }

  private static List<RunState> states(List<? extends Happened<? extends RunEvent>> events) {
    return events.stream().flatMap(e -> Stream.ofNullable(RunStates.of(e.event()))).toList();
  }

  /** The events of a run, if it is one of this kind. */
  private <E extends RunEvent> List<Happened<E>> events(UUID id, Class<E> kind) {
    return table.stream(id, Long.MAX_VALUE).stream()
        .filter(entry -> kind.isInstance(readable(entry)))
        .map(entry -> new Happened<>(kind.cast(readable(entry)), entry.at()))
        .toList();
  }

  private static RunEvent readable(LogEntry entry) {
    if (entry.event() instanceof RunEvent event) {
      return event;
    }
    throw new IllegalStateException(
        "event %d can't be read: %s".formatted(entry.position(), entry.problem()));
  }
}
