package io.daybook.query.index;

import io.daybook.ledger.Log;
import java.util.Locale;

/**
 * What is followed by a processor of its own, at its own pace: documents of one feed are never
 * waited for by who reads another's.
 */
public enum Feed {
  /** The ledger as it stands now. */
  LEDGER(Log.LEDGER),
  /** The run log as it stands now. */
  RUNS(Log.RUNS),
  /** The ledger as it stood at any time. */
  HISTORY(Log.LEDGER);

  private final Log log;

  Feed(Log log) {
    this.log = log;
  }

  /** The log that is followed. */
  public Log log() {
    return log;
  }

  /** The name of its processor, such as {@code ledger}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
