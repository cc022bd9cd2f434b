package io.daybook.command.run.upkeep;

import io.daybook.command.dispatch.Commands;
import io.daybook.repeat.Repeating;
import java.time.Duration;
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

  private final Commands commands;
  private final UpkeepSettings settings;
  private final Repeating repeating = new Repeating("run-upkeep");

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
    repeating.close();
  }

  private void repeat(boolean enabled, UpkeepTask task, Duration interval) {
    if (enabled) {
      repeating.afterEvery(interval, "It happened that " + task.undone(), () -> run(task));
    }
  }

  private void run(UpkeepTask task) {
    int runs = AT_ONCE;
    for (int i = 0; i < BATCHES && runs == AT_ONCE; i++) {
      runs = commands.send(new KeepRuns(task, AT_ONCE)).answer();
    }
  }
}
