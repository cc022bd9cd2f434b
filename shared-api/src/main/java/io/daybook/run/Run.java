package io.daybook.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What flow runs and task runs have in common. */
public sealed interface Run permits FlowRun, TaskRun {

  UUID id();

  /** When it began to exist: says in which week it is stored. */
  Instant begun();

  String name();

  /** Null until it has one. */
  @Nullable RunState state();

  RunTimes times();
}
