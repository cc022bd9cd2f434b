package io.daybook.command.log;

import io.daybook.command.ledger.store.Moment;
import io.daybook.command.retention.Expiry;
import io.daybook.repeat.Repeating;
import io.daybook.retention.RecordKind;
import java.time.Duration;
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
  private final Expiry expiry;
  private final Moment moment;
  private final LogSettings settings;
  private final Repeating repeating = new Repeating("log-retention");

  LogRetention(LogTable table, Expiry expiry, Moment moment, LogSettings settings) {
    this.table = table;
    this.expiry = expiry;
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
    table.addWeek(moment.now().plus(AHEAD));
    long dropped = expiry.apply(RecordKind.LOGS, settings.retention(), table::dropWeeksBefore);
    if (dropped > 0) {
      log.info("Dropped {} lines of logs (daybook.logs.retention)", dropped);
    }
  }
}
