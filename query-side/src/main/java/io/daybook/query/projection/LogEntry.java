package io.daybook.query.projection;

import io.daybook.ledger.Deletion;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.UnreadEvent;
import io.daybook.run.Week;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A row of a log as projectors see it.
 *
 * @param aggregateType such as {@code Deployment}
 * @param content what happened; a large one is read from the log each time it is asked for
 * @param begun when the run began to exist; null in the ledger
 * @param appended null where nobody asks: it is read for the history alone
 */
record LogEntry(
    long position,
    UUID aggregateId,
    String aggregateType,
    long sequenceNumber,
    String name,
    Supplier<Content> content,
    Instant at,
    @Nullable Instant begun,
    @Nullable Appended appended) {

  /**
   * What a row holds.
   *
   * @param event null if this version of Daybook can't read it
   * @param problem why it can't
   */
  record Content(@Nullable LedgerEvent event, @Nullable String problem) {}

  /** What happened; null if this version of Daybook can't read it. */
  @Nullable LedgerEvent event() {
    return content.get().event();
  }

  /** Why it can't be read; null if it can. */
  @Nullable String problem() {
    return content.get().problem();
  }

  /**
   * What happened.
   *
   * @throws IllegalArgumentException if this version of Daybook can't read it
   */
  LedgerEvent readable() {
    Content read = content.get();
    if (read.event() == null) {
      throw new IllegalArgumentException("" + read.problem());
    }
    return read.event();
  }

  /** What happened; where this version can't read it, what stands for it. */
  LedgerEvent stored() {
    Content read = content.get();
    LedgerEvent event = read.event();
    return event == null ? new UnreadEvent(aggregateId, name, "" + read.problem()) : event;
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
