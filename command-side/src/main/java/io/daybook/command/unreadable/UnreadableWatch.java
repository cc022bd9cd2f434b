package io.daybook.command.unreadable;

import io.daybook.command.dispatch.Commands;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.repeat.Repeating;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what this node could not read, and looks again whether it can now. */
@Component
@EnableConfigurationProperties(UnreadableSettings.class)
final class UnreadableWatch implements DisposableBean {

  /** How soon what was come upon is written down. */
  private static final Duration NOTES = Duration.ofSeconds(1);

  private static final int AT_ONCE = 500;
  private static final Logger log = LoggerFactory.getLogger(UnreadableWatch.class);

  private final Commands commands;
  private final UnreadableTable table;
  private final Unreadables unreadables;
  private final UnreadableSettings settings;
  private final Repeating repeating = new Repeating("unreadable");

  UnreadableWatch(
      Commands commands,
      UnreadableTable table,
      Unreadables unreadables,
      UnreadableSettings settings) {
    this.commands = commands;
    this.table = table;
    this.unreadables = unreadables;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeating.every(
        settings.checkInterval(), "What could not be read was not looked at again", this::check);
    repeating.afterEvery(NOTES, "What can't be read was not written down", this::save);
  }

  @Override
  public void destroy() {
    repeating.close();
  }

  private void save() {
    unreadables.all().stream().filter(one -> one.times().get() > 0).forEach(table::save);
  }

  private void check() {
    unreadables.all().forEach(table::save);
    int settled = commands.send(new CheckUnreadable(AT_ONCE)).answer();
    if (settled > 0) {
      log.info("{} aggregates that could not be read can be now, or are gone", settled);
    }
  }
}
