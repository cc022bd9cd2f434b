package io.daybook.query.projection;

import io.daybook.ledger.Log;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The projections of all logs; they begin and fail each by itself. */
final class Projections implements SmartLifecycle {

  private final List<Following> followings;
  private volatile boolean running;

  Projections(List<Following> followings) {
    this.followings = List.copyOf(followings);
  }

  List<Log> logs() {
    return followings.stream().map(Following::log).toList();
  }

  /** What keeps the documents of any log from being up to date; null if nothing does. */
  @Nullable String problem() {
    return followings.stream()
        .map(Following::problem)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What keeps the documents of one log from being up to date; null if nothing does. */
  @Nullable String problem(Log log) {
    return of(log).problem();
  }

  /** Applies dead letters again, together with what came behind them. */
  void retry(Projector<?> projector) {
    of(projector.home().log()).retry(projector);
  }

  boolean rebuild(Projector<?> projector) {
    return of(projector.home().log()).rebuilds().start(projector);
  }

  boolean isRebuilding(Projector<?> projector) {
    return of(projector.home().log()).rebuilds().isRunning(projector);
  }

  private Following of(Log log) {
    return followings.stream().filter(f -> f.log() == log).findFirst().orElseThrow();
  }

  @Override
  public void start() {
    running = true;
    followings.forEach(Following::start);
  }

  @Override
  public void stop() {
    running = false;
    followings.forEach(Following::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
