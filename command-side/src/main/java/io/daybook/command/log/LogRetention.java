package io.daybook.command.log;

import io.daybook.command.ledger.store.Moment;
import io.daybook.repeat.Repeating;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes room for the coming week and drops the old ones, again and again. Every node does: what one
 * has done is not there to be done for another.
 */
@Component
@EnableConfigurationProperties(LogSettings.class)
final class LogRetention implements DisposableBean {

  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Logger log = LoggerFactory.getLogger(LogRetention.class);

  private final LogTable table;
  private final Moment moment;
  private final LogSettings settings;
  private final Repeating repeating = new Repeating("log-retention");

  LogRetention(LogTable table, Moment moment, LogSettings settings) {
    this.table = table;
    this.moment = moment;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeating.every(settings.retentionInterval(), "Old logs were not dropped", this::run);
  }

  @Override
  public void destroy() {
    repeating.close();
  }

  private void run() {
    Instant now = moment.now();
    table.addWeek(now.plus(AHEAD));
    int dropped = table.dropWeeksBefore(now.minus(settings.retention()));
    if (dropped > 0) {
      log.info("Dropped {} weeks of logs (daybook.logs.retention)", dropped);
    }
  }
}
