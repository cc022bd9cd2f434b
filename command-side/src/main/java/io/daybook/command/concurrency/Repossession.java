package io.daybook.command.concurrency;

import io.daybook.command.dispatch.Commands;
import io.daybook.repeat.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives the slots of leases back that have run out, again and again. Every node does: each takes
 * the leases that no other is taking.
 */
@Component
@EnableConfigurationProperties(LeaseSettings.class)
final class Repossession implements DisposableBean {

  private static final int AT_ONCE = 100;
  private static final Logger log = LoggerFactory.getLogger(Repossession.class);

  private final Commands commands;
  private final LeaseSettings settings;
  private final Repeating repeating = new Repeating("repossession");

  Repossession(Commands commands, LeaseSettings settings) {
    this.commands = commands;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeating.afterEvery(
        settings.repossessionInterval(),
        "The slots of leases that ran out were not given back",
        this::run);
  }

  @Override
  public void destroy() {
    repeating.close();
  }

  private void run() {
    int taken;
    do {
      taken = commands.send(new RepossessSlots(AT_ONCE)).answer();
      if (taken > 0) {
        log.info("Gave the slots of {} leases back that had run out", taken);
      }
    } while (taken == AT_ONCE);
  }
}
