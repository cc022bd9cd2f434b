package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.List;
import java.util.Optional;

/** All projectors. A new index begins here. */
final class Projectors {

  static final List<Projector<?>> ALL =
      List.of(
          new FlowProjector(),
          new WorkPoolProjector(),
          new ConcurrencyLimitProjector(),
          new DeploymentProjector());

  private Projectors() {}

  static Optional<Projector<?>> named(String name) {
    return ALL.stream().<Projector<?>>map(p -> p).filter(p -> p.name().equals(name)).findFirst();
  }

  /** The one that writes an index. */
  static Projector<?> of(Index index) {
    return ALL.stream().filter(p -> p.indices().contains(index)).findFirst().orElseThrow();
  }
}
