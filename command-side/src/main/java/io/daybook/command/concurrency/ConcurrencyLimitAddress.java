package io.daybook.command.concurrency;

import io.daybook.wire.Ids;
import java.util.UUID;

/** How a client names a limit. */
sealed interface ConcurrencyLimitAddress {

  record ById(UUID limitId) implements ConcurrencyLimitAddress {}

  record ByName(String name) implements ConcurrencyLimitAddress {}

  /** Whatever reads as an id is one, so that a limit with such a name can't be named. */
  static ConcurrencyLimitAddress of(String idOrName) {
    UUID id = Ids.ofText(idOrName);
    return id == null ? new ByName(idOrName) : new ById(id);
  }
}
