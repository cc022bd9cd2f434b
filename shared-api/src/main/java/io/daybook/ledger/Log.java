package io.daybook.ledger;

import java.util.Locale;

/** The two logs: each has one total order of its own, and nothing of one waits for the other. */
public enum Log {
  /** Flows, deployments, work pools, limits: few, precious, kept. */
  LEDGER,
  /** Flow runs and task runs: many, and dropped by the week when their retention is over. */
  RUNS;

  /** The schema of its tables, and the channel on which its appends are told. */
  public String schema() {
    return name().toLowerCase(Locale.ROOT);
  }
}
