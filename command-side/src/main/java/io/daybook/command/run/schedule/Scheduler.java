package io.daybook.command.run.schedule;

import io.daybook.command.dispatch.Commands;
import io.daybook.command.run.schedule.FillSchedules.Filled;
import io.daybook.repeat.Repeating;
import java.time.Duration;
import java.util.UUID;
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

  private static final String UNDONE = "Runs of schedules were not made";
  private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

  private final Commands commands;
  private final SchedulerSettings settings;
  private final Repeating all = new Repeating("scheduler");
  private final Repeating recent = new Repeating("scheduler-recent");

  Scheduler(Commands commands, SchedulerSettings settings) {
    this.commands = commands;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (settings.enabled()) {
      Duration lately = settings.recentInterval().plus(SLACK);
      all.every(settings.interval(), UNDONE, () -> run(null));
      recent.every(settings.recentInterval(), UNDONE, () -> run(lately));
    }
  }

  @Override
  public void destroy() {
    all.close();
    recent.close();
  }

  private void run(@Nullable Duration changedWithin) {
    int runs = fill(changedWithin);
    if (runs > 0) {
      log.info("Scheduled {} runs", runs);
    }
  }

  private int fill(@Nullable Duration changedWithin) {
    int runs = 0;
    UUID last = null;
    do {
      Filled filled = commands.send(new FillSchedules(last, changedWithin)).answer();
      runs += filled.runs();
      last = filled.last();
    } while (last != null && !all.isClosed());
    return runs;
  }
}
