package io.daybook.command.ledger.jdbc;

import io.daybook.ledger.Log;

/** The tables of events of the two logs. */
public record EventTables(EventTable ledger, EventTable runs) {

  public EventTable of(Log log) {
    return switch (log) {
      case LEDGER -> ledger;
      case RUNS -> runs;
    };
  }
}
