package io.daybook.query.proof;

import io.daybook.ledger.ChainedRecord;
import io.daybook.ledger.Hash;
import io.daybook.proof.Head;
import io.daybook.proof.StoredRecord;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of the ledger as they stand, whatever happened to them. They are read piece by piece, in
 * short statements: however long a reader takes, no time-out ends it and no transaction stays open.
 * That is still one ledger, as what was committed does not change.
 */
@Component
final class LedgerRows {

  /** Rows that are in memory at once. */
  private static final int PIECE = 500;

  private static final int HASH_BYTES = 32;

  private static final UUID NONE = new UUID(0, 0);

  private final JdbcClient database;

  LedgerRows(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  /**
   * Where the ledger ends, of one moment.
   *
   * @param head what the ledger tells of itself; null if that row is missing
   * @param last the greatest position of a row; 0 if there is none
   */
  record End(@Nullable Head head, long last) {

    /**
     * @throws ApiException 422 if a position that a client gave is beyond all records
     */
    void requireReached(String parameter, long position) {
      long newest = Math.max(last, head == null ? 0 : head.position());
      if (position > newest) {
        throw new ApiException(
            new ApiError.Detail(422, parameter + ": is beyond the last record, " + newest));
      }
    }
  }

  /** Takes rows; what it throws ends the reading. */
  @FunctionalInterface
  interface Reader<E extends Exception> {
    void read(StoredRecord row) throws E;
  }

  End end() {
    return database
        .sql(
            """
            select coalesce(last.position, 0), head.position, head.hash, head.appended_at
            from (select max(position) as position from ledger.event) last
            left join ledger.head head on true
            """)
        .query((row, _) -> new End(head(row), row.getLong(1)))
        .single();
  }

  private static @Nullable Head head(ResultSet row) throws SQLException {
    long position = row.getLong(2);
    return row.wasNull() ? null : new Head(position, hash(row, 3), instant(row, 4));
  }

  /** The rows behind a position up to another, in order. */
  <E extends Exception> void read(long after, long through, Reader<E> reader) throws E {
    long position = after;
    List<StoredRecord> piece;
    do {
      piece = piece(position, through);
      for (StoredRecord row : piece) {
        reader.read(row);
        position = row.position();
      }
    } while (piece.size() == PIECE);
  }

  /** The hash of the row at a position; null if there is none. */
  @Nullable Hash hashAt(long position) {
    return database
        .sql("select hash from ledger.event where position = ?")
        .param(position)
        .query((row, _) -> Optional.ofNullable(hash(row, 1)))
        .optional()
        .flatMap(hash -> hash)
        .orElse(null);
  }

  private List<StoredRecord> piece(long after, long through) {
    return database
        .sql(
            """
            select position, aggregate_id, aggregate_type, sequence_number, event_id, event_name,
              revision, recorded_at, appended_at, payload::text, metadata::text, hash
            from ledger.event where position > ? and position <= ? order by position limit ?
            """)
        .params(after, through, PIECE)
        .query((row, _) -> new StoredRecord(chained(row), hash(row, 12)))
        .list();
  }

  private static ChainedRecord chained(ResultSet row) throws SQLException {
    return new ChainedRecord(
        row.getLong(1),
        id(row, 2),
        text(row, 3),
        row.getLong(4),
        id(row, 5),
        text(row, 6),
        row.getInt(7),
        instant(row, 8),
        instant(row, 9),
        text(row, 10),
        text(row, 11));
  }

  // No column is ever null, unless somebody changed the table too.

  private static UUID id(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getObject(column, UUID.class), NONE);
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  private static @Nullable Hash hash(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null || bytes.length != HASH_BYTES ? null : Hash.of(bytes);
  }
}
