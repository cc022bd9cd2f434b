package io.daybook.command.retention;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.command.ledger.store.Moment;
import io.daybook.ledger.EventMetadata;
import io.daybook.retention.RecordKind;
import io.daybook.retention.RetentionEvent.RecordsExpired;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The application of a retention: what it removes, it says in the ledger. */
@Component
public final class Expiry {

  private static final String IN_FORCE =
      """
      insert into audit.retention (kind, keep_seconds, applied) values (?, ?, ?)
      on conflict (kind) do update
        set keep_seconds = excluded.keep_seconds, applied = excluded.applied\
      """;

  private final LedgerWriter ledger;
  private final Moment moment;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  Expiry(
      LedgerWriter ledger,
      Moment moment,
      @LedgerDatabase JdbcClient jdbc,
      @LedgerDatabase TransactionOperations transactions) {
    this.ledger = ledger;
    this.moment = moment;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Removes what is older than it is to be kept, and records it, in one transaction. Of several
   * nodes one at a time does; the others pass.
   *
   * @param removal removes what is before a moment; tells how many records it were
   * @return how many are gone
   */
  public long apply(RecordKind kind, Duration keep, ToLongFunction<Instant> removal) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          if (!takesTurn(kind)) {
            return 0L;
          }
          inForce(kind, keep);
          Instant before = moment.now().minus(keep);
          long count = removal.applyAsLong(before);
          record(kind, before, count);
          return count;
        }));
  }

  /** Tells what is in force, for those who ask. */
  void inForce(RecordKind kind, Duration keep) {
    jdbc.sql(IN_FORCE)
        .params(kind.name(), keep.toSeconds(), moment.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Records a removal in the caller's transaction, where it should be the last thing: whoever has
   * appended keeps all others from it.
   */
  void record(RecordKind kind, Instant before, long count) {
    if (count > 0) {
      RecordsExpired event = new RecordsExpired(kind, before, count);
      ledger.append(List.of(new Entry(event, moment.now())), EventMetadata.SYSTEM);
    }
  }

  private boolean takesTurn(RecordKind kind) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
        .param("daybook retention of " + kind.name())
        .query(Boolean.class)
        .single();
  }
}
