package io.daybook.query.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with all rights in the database can do, and how it comes out. */
class TamperingTest {

  private static TamperedLedger ledger;

  @BeforeAll
  static void write() throws SQLException {
    ledger = new TamperedLedger();
  }

  @AfterEach
  void restore() throws SQLException {
    ledger.restore();
  }

  @AfterAll
  static void close() throws SQLException {
    ledger.close();
  }

  @Test
  void whatWasNotTouchedIsVerified() throws Exception {
    assertThat(ledger.verify()).isEmpty();
    assertThat(ledger.verify(ledger.checkpoint(5), ledger.checkpoint(12))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload = replace(payload::text, 'flow-', 'flow_')::json",
        "payload = (payload::text || ' ')::json",
        "metadata = '{\"actor\":null}'",
        "metadata = (E'\\n' || metadata::text)::json",
        "aggregate_id = gen_random_uuid()",
        "aggregate_type = 'Deployment'",
        "aggregate_type = E'Flow\\n'",
        "sequence_number = 7",
        "event_id = gen_random_uuid()",
        "event_name = 'FlowDeleted'",
        "revision = 2",
        "recorded_at = recorded_at + interval '1 microsecond'",
        "recorded_at = 'infinity'",
        "appended_at = appended_at - interval '1 microsecond'",
        "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)",
        "hash = '\\x00'",
      })
  void aChangedColumnIsOneProblem(String change) throws Exception {
    for (int position : new int[] {1, 5, 12}) {
      ledger.tamper("update ledger.event set %s where position = %d".formatted(change, position));

      assertThat(ledger.verify()).containsExactly("CHANGED " + position);
      ledger.restore();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete from ledger.event where position = 1|MISSING 1",
        "delete from ledger.event where position = 5|MISSING 5",
        "delete from ledger.event where position = 12|MISSING 12",
        "delete from ledger.event where position between 4 and 6|MISSING 4-6",
        "delete from ledger.event|MISSING 1-12",
        "delete from ledger.head|HEAD 12",
        "update ledger.head set hash = sha256('x')|HEAD 12",
        "update ledger.head set appended_at = now()|HEAD 12",
        "update ledger.head set position = 11|HEAD 11",
        "update ledger.head set position = 14|MISSING 13-14",
      })
  void whatIsMissingIsNamed(String sql, String problem) throws Exception {
    ledger.tamper(sql);

    assertThat(ledger.verify()).containsExactly(problem);
  }

  @Test
  void aRowThatWasPutBehindTheLastOrBeforeTheFirstIsTold() throws Exception {
    String forge =
        "insert into ledger.event select %d, gen_random_uuid(), aggregate_type, sequence_number,"
            + " event_id, event_name, revision, payload, metadata, recorded_at, appended_at, hash"
            + " from ledger.event where position = 12";
    ledger.tamper(forge.formatted(13));
    assertThat(ledger.verify()).containsExactly("HEAD 12", "CHANGED 13");
    ledger.restore();

    ledger.tamper(forge.formatted(0));
    assertThat(ledger.verify()).containsExactly("MISPLACED 0");
  }

  @ParameterizedTest
  @CsvSource({"5,6", "2,9", "1,12", "11,12"})
  void aSwappedPairIsTold(int one, int other) throws Exception {
    String move = "update ledger.event set position = %d where position = %d;";
    ledger.tamper(move.formatted(-1, one) + move.formatted(one, other) + move.formatted(other, -1));

    assertThat(ledger.verify()).containsExactly("MISPLACED " + one, "MISPLACED " + other);
  }

  @Test
  void aCutTailIsFoundByACheckpoint() throws Exception {
    String kept = ledger.checkpoint(11);
    cutAfter(8);

    assertThat(ledger.verify()).isEmpty();
    assertThat(ledger.verify(kept)).containsExactly("MISSING 9-11");
  }

  @Test
  void aTailThatWasWrittenAnewIsFoundByACheckpoint() throws Exception {
    String before = ledger.checkpoint(8);
    String kept = ledger.checkpoint(11);
    cutAfter(8);
    for (int i = 9; i <= 12; i++) {
      ledger.server().append(TamperedLedger.flow("forged-" + i));
    }

    assertThat(ledger.verify()).isEmpty();
    assertThat(ledger.verify(before)).isEmpty();
    assertThat(ledger.verify(before, kept)).containsExactly("CHECKPOINT 11");
  }

  private static void cutAfter(int position) throws SQLException {
    ledger.tamper(
        """
        delete from ledger.event where position > %1$d;
        update ledger.head h
        set position = e.position, hash = e.hash, appended_at = e.appended_at, transaction = null
        from ledger.event e where e.position = %1$d
        """
            .formatted(position));
  }
}
