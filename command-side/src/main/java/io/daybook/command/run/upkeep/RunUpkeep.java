package io.daybook.command.run.upkeep;

import io.daybook.command.dispatch.Commands;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does to runs what happens by itself, again and again. Every node does: each takes the runs that
 * no other is taking.
 */
@Component
@EnableConfigurationProperties(UpkeepSettings.class)
final class RunUpkeep implements DisposableBean {

  private static final int AT_ONCE = 100;

  /** Then the others have their turn, and it goes on in the next round. */
  private static final int BATCHES = 4;

  private static final Logger log = LoggerFactory.getLogger(RunUpkeep.class);

  private final Commands commands;
  private final UpkeepSettings settings;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("run-upkeep").daemon().factory());

  RunUpkeep(Commands commands, UpkeepSettings settings) {
    this.commands = commands;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeat(settings.lateRuns(), UpkeepTask.LATE_RUNS, settings.lateRunsInterval());
    repeat(
        settings.pauseExpirations(),
        UpkeepTask.PAUSE_EXPIRATIONS,
        settings.pauseExpirationsInterval());
    repeat(settings.cancellations(), UpkeepTask.CANCELLATIONS, settings.cancellationsInterval());
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }

  private void repeat(boolean enabled, UpkeepTask task, Duration interval) {
    long pause = interval.toMillis();
    if (enabled) {
      var _ =
          clock.scheduleWithFixedDelay(
              () -> run(task, interval), pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  private void run(UpkeepTask task, Duration interval) {
    try {
      int runs = AT_ONCE;
      for (int i = 0; i < BATCHES && runs == AT_ONCE; i++) {
        runs = commands.send(new KeepRuns(task, AT_ONCE)).answer();
      }
    } catch (RuntimeException | StackOverflowError e) { // a task that throws is never run again
      log.warn(
          "It happened that {}; it is tried again in {}. If this goes on, look whether PostgreSQL"
              + " answers.",
          task.undone(),
          interval,
          e);
    }
  }
}
