package io.daybook.command.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionSystemException;

class FailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23503"})
  void aKeyThatWasTakenOrReferredToInTheMeantimeIsAConflict(String state) {
    assertThat(Failure.of(sql(state))).isEqualTo(new Failure.Conflict(Set.of(), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void serializationAndDeadlocksAreConflicts(String state) {
    assertThat(Failure.of(sql(state))).isEqualTo(new Failure.Conflict(Set.of(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "55P03", "25P03", "25006", "53000", "53100", "53300", "57P01", "57P02", "57P03", "08006",
        "25P04", "57014", "57P05", "58030"
      })
  void aDatabaseThatIsBusyOrAwayIsUnavailable(String state) {
    assertThat(Failure.of(sql(state))).isEqualTo(new Failure.Unavailable(state));
  }

  @Test
  void aPoolWithoutAFreeConnectionIsUnavailable() {
    assertThat(Failure.of(new IllegalStateException(new SQLTransientConnectionException("pool"))))
        .isInstanceOf(Failure.Unavailable.class);
  }

  @Test
  void anEndOfATransactionThatFailsForWantOfAConnectionIsUnavailable() {
    SQLException closed = new SQLException("Connection is closed");

    assertThat(Failure.of(new TransactionSystemException("JDBC rollback failed", closed)))
        .isEqualTo(new Failure.Unavailable("no connection (Connection is closed)"));
    assertThat(Failure.of(new IllegalStateException(closed)))
        .isInstanceOf(Failure.Unavailable.class);
  }

  @Test
  void anEndOfATransactionThatIsRefusedIsNot() {
    TransactionSystemException refused =
        new TransactionSystemException("JDBC commit failed", new SQLException("no", "23505"));

    assertThat(Failure.of(refused)).isEqualTo(new Failure.Conflict(Set.of(), true));
  }

  @Test
  void aLateAppendNamesTheAggregatesToQueueUpFor() {
    Set<UUID> lost = Set.of(UUID.randomUUID());

    assertThat(Failure.of(new AppendConflictException(lost, sql("23505"))))
        .isEqualTo(new Failure.Conflict(lost, false));
    assertThat(Failure.of(new ConcurrencyException("")))
        .isEqualTo(new Failure.Conflict(Set.of(), false));
  }

  @Test
  void everythingElseIsFinal() {
    assertThat(Failure.of(new IllegalStateException())).isEqualTo(new Failure.Final());
    assertThat(Failure.of(sql("22P02"))).isEqualTo(new Failure.Final());
  }

  private static Exception sql(String state) {
    return new DuplicateKeyException("translated", new SQLException("from the database", state));
  }
}
