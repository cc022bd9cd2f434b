package io.daybook.command.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.Chain;
import io.daybook.ledger.ChainedRecord;
import io.daybook.ledger.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger as it stands in its table. */
record ChainedRows(JdbcClient jdbc) {

  record Row(ChainedRecord chained, Hash hash) {}

  List<Row> all() {
    return jdbc.sql(
            "select position, aggregate_id, aggregate_type, sequence_number, event_id, event_name,"
                + " revision, recorded_at, appended_at, payload::text, metadata::text, hash"
                + " from ledger.event order by position")
        .query((row, _) -> row(row))
        .list();
  }

  List<Instant> appendedAt() {
    return all().stream().map(r -> r.chained().appendedAt()).toList();
  }

  /** Every hash is the one that its row and its predecessor give, and the head has the last. */
  void areChained() {
    Hash previous = Hash.GENESIS;
    for (Row row : all()) {
      Hash hash = Chain.next(previous, row.chained());
      assertThat(row.hash()).as("position %d", row.chained().position()).isEqualTo(hash);
      previous = hash;
    }
    assertThat(jdbc.sql("select hash from ledger.head").query(byte[].class).single())
        .isEqualTo(previous.bytes());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new ChainedRecord(
            row.getLong(1),
            row.getObject(2, UUID.class),
            row.getString(3),
            row.getLong(4),
            row.getObject(5, UUID.class),
            row.getString(6),
            row.getInt(7),
            row.getObject(8, OffsetDateTime.class).toInstant(),
            row.getObject(9, OffsetDateTime.class).toInstant(),
            row.getString(10),
            row.getString(11)),
        Hash.of(row.getBytes(12)));
  }
}
