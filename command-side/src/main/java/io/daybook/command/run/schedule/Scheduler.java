package io.daybook.command.run.schedule;

import io.daybook.command.dispatch.Commands;
import io.daybook.command.run.schedule.FillSchedules.Filled;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the runs of schedules, again and again: of all deployments, and more often of those that
 * were changed of late. Every node does: each takes the deployments that no other is taking.
 */
@Component
@EnableConfigurationProperties(SchedulerSettings.class)
final class Scheduler implements DisposableBean {

  /** How long a change may take from its beginning until it is seen. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

  private final Commands commands;
  private final SchedulerSettings settings;
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("scheduler-", 0).daemon().factory());

  Scheduler(Commands commands, SchedulerSettings settings) {
    this.commands = commands;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (settings.enabled()) {
      repeat(settings.interval(), null);
      repeat(settings.recentInterval(), settings.recentInterval().plus(SLACK));
    }
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }

  private void repeat(Duration interval, @Nullable Duration changedWithin) {
    long pause = interval.toMillis();
    var _ =
        clock.scheduleWithFixedDelay(
            () -> run(interval, changedWithin), 0, pause, TimeUnit.MILLISECONDS);
  }

  private void run(Duration interval, @Nullable Duration changedWithin) {
    try {
      int runs = fill(changedWithin);
      if (runs > 0) {
        log.info("Scheduled {} runs", runs);
      }
    } catch (RuntimeException | StackOverflowError e) { // a task that throws is never run again
      log.warn(
          "Runs of schedules were not made; it is tried again in {}. If this goes on, look whether"
              + " PostgreSQL answers.",
          interval,
          e);
    }
  }

  private int fill(@Nullable Duration changedWithin) {
    int runs = 0;
    UUID last = null;
    do {
      Filled filled = commands.send(new FillSchedules(last, changedWithin)).answer();
      runs += filled.runs();
      last = filled.last();
    } while (last != null && !clock.isShutdown());
    return runs;
  }
}
