package io.daybook.query.projection;

import io.daybook.query.index.Feed;
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
          new DeploymentProjector(),
          new FlowRunProjector(),
          new TaskRunProjector(),
          new FlowHistory(),
          new WorkQueueHistory(),
          new ConcurrencyLimitHistory(),
          new DeploymentHistory());

  private Projectors() {}

  static Optional<Projector<?>> named(String name) {
    return ALL.stream().<Projector<?>>map(p -> p).filter(p -> p.name().equals(name)).findFirst();
  }

  /** The one that writes an index. */
  static Projector<?> writing(Index index) {
    return ALL.stream()
        .<Projector<?>>map(p -> p)
        .filter(p -> p.indices().contains(index))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody writes " + index.key()));
  }

  /** Those of a feed. */
  static List<Projector<?>> of(Feed feed) {
    return ALL.stream().<Projector<?>>map(p -> p).filter(p -> p.home().feed() == feed).toList();
  }
}
