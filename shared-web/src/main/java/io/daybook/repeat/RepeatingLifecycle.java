package io.daybook.repeat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Does something again and again while the application runs, also after it was started anew. */
public final class RepeatingLifecycle implements SmartLifecycle {

  private final String name;
  private final Duration pause;
  private final String undone;
  private final Repeating.Task task;
  private volatile @Nullable Repeating repeating;

  /**
   * As {@link Repeating#afterEvery}: the first time too is after a pause.
   *
   * @param name of the thread
   * @param undone what is told when it fails, such as "Old logs were not dropped"
   */
  public RepeatingLifecycle(String name, Duration pause, String undone, Repeating.Task task) {
    this.name = name;
    this.pause = pause;
    this.undone = undone;
    this.task = task;
  }

  @Override
  public void start() {
    Repeating started = new Repeating(name); // one that was closed repeats nothing any more
    started.afterEvery(pause, undone, task);
    repeating = started;
  }

  @Override
  public void stop() {
    Repeating running = repeating;
    if (running != null) {
      running.close();
      repeating = null;
    }
  }

  @Override
  public boolean isRunning() {
    return repeating != null;
  }
}
