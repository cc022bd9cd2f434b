package io.daybook.command.ledger.axon;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;

/** When an event happened: its command's moment if it is new, else what was recorded. */
final class Moments {

  static Instant of(EventMessage<?> message) {
    return message.getMetaData().get(MetaDataKeys.MOMENT) instanceof Instant moment
        ? moment
        : message.getTimestamp();
  }

  private Moments() {}
}
