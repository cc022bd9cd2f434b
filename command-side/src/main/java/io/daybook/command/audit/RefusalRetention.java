package io.daybook.command.audit;

import io.daybook.command.retention.Expiry;
import io.daybook.repeat.Repeating;
import io.daybook.retention.RecordKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Removes refusals whose time is over. The counts stay: they are few, and tell of nobody. */
@Component
final class RefusalRetention implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(RefusalRetention.class);

  private final RefusalTable table;
  private final Expiry expiry;
  private final RefusalSettings settings;
  private final Repeating repeating = new Repeating("refusal-retention");

  RefusalRetention(RefusalTable table, Expiry expiry, RefusalSettings settings) {
    this.table = table;
    this.expiry = expiry;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeating.every(settings.retentionInterval(), "Old refusals were not removed", this::run);
  }

  @Override
  public void destroy() {
    repeating.close();
  }

  private void run() {
    long gone = expiry.apply(RecordKind.REFUSALS, settings.retention(), table::removeBefore);
    if (gone > 0) {
      log.info("Removed {} refusals (daybook.audit.refusals.retention)", gone);
    }
  }
}
