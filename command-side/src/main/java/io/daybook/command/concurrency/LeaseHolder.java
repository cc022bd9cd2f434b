package io.daybook.command.concurrency;

import java.util.Locale;
import java.util.UUID;

/** Who holds a lease, as the client says. */
record LeaseHolder(Type type, UUID id) {

  enum Type {
    FLOW_RUN,
    TASK_RUN,
    DEPLOYMENT;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
