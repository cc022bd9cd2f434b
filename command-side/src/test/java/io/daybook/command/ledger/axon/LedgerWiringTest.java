package io.daybook.command.ledger.axon;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.daybook.command.ledger.store.LedgerSettings;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerWiringTest {

  private static final LedgerSettings OTHER =
      new LedgerSettings(
          Duration.ofSeconds(7), Duration.ofSeconds(30), 20, DataSize.ofMegabytes(8));

  private LedgerUnderTest ledger;

  @BeforeAll
  void start() {
    ledger = LedgerUnderTest.start(List.of());
  }

  @AfterAll
  void stop() {
    ledger.close();
  }

  @Test
  void theProgramsOwnWiringIsInPlace() {
    assertThatCode(() -> check(store(), ledger.jdbc(), settings())).doesNotThrowAnyException();
  }

  @Test
  void connectionsWithoutTheSettingsWaitsEndTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(() -> check(store(), ledger.jdbc(), OTHER))
        .withMessageContaining("lock_timeout is 10000 ms");
  }

  @Test
  void aStoreThatForgetsEndsTheStart() {
    EventStore memory =
        EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();

    assertThatIllegalStateException()
        .isThrownBy(() -> check(memory, ledger.jdbc(), settings()))
        .withMessageContaining("ledger's table");
  }

  @Test
  void statementsOutsideOfTheTransactionEndTheStart() {
    JdbcClient elsewhere =
        JdbcClient.create(
            new DriverManagerDataSource(
                ledger.database().jdbcUrl(),
                ledger.database().user(),
                ledger.database().password()));

    assertThatIllegalStateException()
        .isThrownBy(() -> check(store(), elsewhere, settings()))
        .withMessageContaining("do not run in the ledger's transactions");
  }

  private void check(EventStore store, JdbcClient jdbc, LedgerSettings settings) {
    new LedgerWiring(store, ledger.bean(PlatformTransactionManager.class), jdbc, settings)
        .afterSingletonsInstantiated();
  }

  private EventStore store() {
    return ledger.bean(EventStore.class);
  }

  private LedgerSettings settings() {
    return ledger.bean(LedgerSettings.class);
  }
}
