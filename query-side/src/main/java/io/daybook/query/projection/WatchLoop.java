package io.daybook.query.projection;

import io.daybook.repeat.Repeating;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Looks every other second whether Elasticsearch has what it must have, whatever anybody reads. */
final class WatchLoop implements SmartLifecycle {
  private final Watch watch;
  private final Duration pause;
  private final Repeating repeating = new Repeating("watch");
  private volatile boolean running;

  WatchLoop(Watch watch, Inspector inspector, Duration pause) {
    this.watch = watch;
    watch.lookBy(inspector);
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    repeating.afterEvery(pause, "What Elasticsearch has is not looked at", watch::lookQuietly);
  }

  @Override
  public void stop() {
    running = false;
    repeating.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
