package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The projections of all feeds; they begin and fail each by itself. They go on until the last
 * request has been answered: reads wait for them.
 */
final class Projections implements SmartLifecycle {

  private static final int AFTER_ALL_REQUESTS =
      WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

  private final List<Following> followings;
  private volatile boolean running;

  Projections(List<Following> followings) {
    this.followings = followings.stream().sorted(Comparator.comparing(Following::feed)).toList();
  }

  List<Feed> feeds() {
    return followings.stream().map(Following::feed).toList();
  }

  /** What keeps the documents of any feed from being up to date; null if nothing does. */
  @Nullable String problem() {
    return followings.stream()
        .map(Following::problem)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What keeps the documents of one feed from being up to date; null if nothing does. */
  @Nullable String problem(Feed feed) {
    return of(feed).problem();
  }

  /** Applies dead letters again, together with what came behind them. */
  void retry(Projector<?> projector) {
    of(projector.home().feed()).retry(projector);
  }

  /** Whether nothing that any documents of a feed lie in is lost, as far as this process knows. */
  boolean isWhole(Feed feed) {
    return of(feed).board().known().lost(Index.of(feed)).isEmpty();
  }

  /**
   * Asks for a rebuild.
   *
   * @return false if it was asked for already
   */
  boolean rebuild(Projector<?> projector) {
    return of(projector.home().feed()).rebuilds().request(projector, RebuildReason.ASKED);
  }

  /** Whether a rebuild was asked for that has not come to its end. */
  boolean isRebuilding(Projector<?> projector) {
    return of(projector.home().feed()).rebuilds().isOpen(projector);
  }

  private Following of(Feed feed) {
    return followings.stream().filter(f -> f.feed() == feed).findFirst().orElseThrow();
  }

  @Override
  public void start() {
    running = true;
    for (int i = 0; i < followings.size(); i++) { // the present first, the past when it is there
      followings.get(i).start(followings.subList(0, i));
    }
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

  @Override
  public int getPhase() {
    return AFTER_ALL_REQUESTS;
  }
}
