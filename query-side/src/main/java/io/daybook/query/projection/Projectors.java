package io.daybook.query.projection;

import io.daybook.ledger.Log;
import java.util.List;
import java.util.Optional;

/** All projectors. A new index begins here. */
final class Projectors {

  static final List<Projector<?>> ALL =
      List.of(
          new FlowProjector(),
          new WorkPoolProjector(),
          new ConcurrencyLimitProjector(),
          new DeploymentProjector(),
          new FlowRunProjector(),
          new TaskRunProjector());

  private Projectors() {}

  static Optional<Projector<?>> named(String name) {
    return ALL.stream().<Projector<?>>map(p -> p).filter(p -> p.name().equals(name)).findFirst();
  }

  /** Those whose events are in a log. */
  static List<Projector<?>> of(Log log) {
    return ALL.stream().<Projector<?>>map(p -> p).filter(p -> p.home().log() == log).toList();
  }
}
