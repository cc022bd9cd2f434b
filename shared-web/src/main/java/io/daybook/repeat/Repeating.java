package io.daybook.repeat;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, on a thread of its own, until it is closed. What fails is told
 * and done again; several tasks of one take turns.
 */
public final class Repeating implements AutoCloseable {

  /** What is done; however it fails, its turn comes again. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  private static final Logger log = LoggerFactory.getLogger(Repeating.class);

  /** How long a task that is being done may take to notice that it is over. */
  private static final Duration LAST_RUN = Duration.ofSeconds(5);

  private final ScheduledExecutorService clock;

  /**
   * @param name of the thread
   */
  public Repeating(String name) {
    this.clock =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon().factory());
  }

  /**
   * Does it for the first time now, and then always a pause after its end.
   *
   * @param undone what is told when it fails, such as "Old logs were not dropped"
   */
  public void every(Duration pause, String undone, Task task) {
    repeat(Duration.ZERO, pause, undone, task);
  }

  /** Like {@link #every}, but the first time too is after a pause. */
  public void afterEvery(Duration pause, String undone, Task task) {
    repeat(pause, pause, undone, task);
  }

  private void repeat(Duration first, Duration pause, String undone, Task task) {
    var _ =
        clock.scheduleWithFixedDelay(
            () -> attempt(pause, undone, task),
            first.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void attempt(Duration pause, String undone, Task task) {
    try {
      task.run();
    } catch (Throwable e) { // a task that throws is never run again
      if (isClosed()) {
        log.debug("{}, as the node stops", undone, e);
      } else {
        log.warn(
            "{}; it is tried again in {}. If this goes on, look whether the databases answer.",
            undone,
            pause,
            e);
      }
    }
  }

  /** For long tasks, which should then come to an end. */
  public boolean isClosed() {
    return clock.isShutdown();
  }

  /**
   * Nothing is begun any more. What is being done is interrupted, and waited for, but not for long.
   */
  @Override
  public void close() {
    clock.shutdownNow();
    try {
      if (!clock.awaitTermination(LAST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("A task did not end within {}; the node stops without it", LAST_RUN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
