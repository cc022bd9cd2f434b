package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.RunMoments;
import io.daybook.command.run.NewState;
import io.daybook.filter.StateType;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of an imported run, as if it had come into it at the times of its line. */
record ImportedState(RunState state, RunTimes times) {

  /**
   * @param created when the run began to exist
   * @param ids puts the ids of the run into the state's details
   */
  static ImportedState of(
      NewState line, RunMoments moments, Instant created, Consumer<StateDetails.Draft> ids) {
    Instant since = since(line.type(), moments, created);
    Instant scheduled = scheduled(line, moments, created);
    RunState state =
        new RunState(
            UUID.randomUUID(),
            line.type(),
            line.name(),
            since,
            line.message(),
            line.data(),
            line.details()
                .with(details -> {
                  if (details.scheduledTime == null) {
                    details.scheduledTime = StateDetails.scheduled(scheduled).scheduledTime();
                  }
                  ids.accept(details);
                }));
    return new ImportedState(state, times(line.type(), moments, since, scheduled));
  }

  private static Instant since(StateType type, RunMoments moments, Instant created) {
    Instant begun = first(moments.start(), created);
    if (RunState.isTerminal(type)) {
      return first(moments.end(), begun);
    }
    return type == StateType.RUNNING ? begun : created;
  }

  private static @Nullable Instant scheduled(NewState line, RunMoments moments, Instant created) {
    Instant sent = line.details().due();
    return line.type() == StateType.SCHEDULED && sent == null
        ? first(moments.expectedStart(), created)
        : sent;
  }

  private static RunTimes times(
      StateType type, RunMoments moments, Instant since, @Nullable Instant scheduled) {
    boolean isScheduled = type == StateType.SCHEDULED;
    boolean ended = RunState.isTerminal(type);
    boolean ran = moments.start() != null || type == StateType.RUNNING;
    Instant start = ran || ended ? first(moments.start(), since) : null;
    Instant end = ended ? first(moments.end(), since) : null;
    Instant due = first(moments.expectedStart(), isScheduled ? scheduled : start, since);
    return new RunTimes(
        due, isScheduled ? scheduled : null, start, end, total(start, end), ran ? 1 : 0);
  }

  private static Duration total(@Nullable Instant start, @Nullable Instant end) {
    return start == null || end == null || end.isBefore(start)
        ? Duration.ZERO
        : Duration.between(start, end);
  }

  private static Instant first(@Nullable Instant one, @Nullable Instant two, Instant three) {
    return first(one, first(two, three));
  }

  private static Instant first(@Nullable Instant one, Instant two) {
    return one == null ? two : one;
  }
}
