package io.daybook.query.projection;

import io.daybook.ledger.Deletion;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.UnreadEvent;
import io.daybook.run.Week;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a log as projectors see it.
 *
 * @param aggregateType such as {@code Deployment}
 * @param event null if this version of Daybook can't read it
 * @param problem why it can't
 * @param begun when the run began to exist; null in the ledger
 * @param appended null where nobody asks: it is read for the history alone
 */
record LogEntry(
    long position,
    UUID aggregateId,
    String aggregateType,
    long sequenceNumber,
    String name,
    @Nullable LedgerEvent event,
    @Nullable String problem,
    Instant at,
    @Nullable Instant begun,
    @Nullable Appended appended) {

  /**
   * What happened.
   *
   * @throws IllegalArgumentException if this version of Daybook can't read it
   */
  LedgerEvent readable() {
    if (event == null) {
      throw new IllegalArgumentException("" + problem);
    }
    return event;
  }

  /** What happened; where this version can't read it, what stands for it. */
  LedgerEvent stored() {
    return event == null ? new UnreadEvent(aggregateId, name, "" + problem) : event;
  }

  /** Where in a list of entries of one aggregate it ends; -1 if it doesn't. */
  static int deletionIn(List<LogEntry> entries) {
    int at = entries.size() - 1;
    while (at >= 0 && !(entries.get(at).event() instanceof Deletion)) {
      at--;
    }
    return at;
  }

  /** Whether another entry was appended in the same transaction. */
  boolean isOneChangeWith(LogEntry other) {
    return appended != null && other.appended != null && appended.at().equals(other.appended.at());
  }

  /** The week whose index has the documents; null where there is one index for all. */
  @Nullable Week week() {
    return begun == null ? null : Week.of(begun);
  }
}
