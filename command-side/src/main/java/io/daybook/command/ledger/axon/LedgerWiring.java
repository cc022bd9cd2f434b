package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.LedgerSettings;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the start if what keeps the ledger whole is not in place. */
final class LedgerWiring implements SmartInitializingSingleton {

  private final EventStore store;
  private final PlatformTransactionManager transactions;
  private final JdbcClient jdbc;
  private final LedgerSettings settings;

  LedgerWiring(
      EventStore store,
      PlatformTransactionManager transactions,
      JdbcClient jdbc,
      LedgerSettings settings) {
    this.store = store;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    require(store instanceof LedgerEventStore, "events would not go to the ledger's table");
    new TransactionTemplate(transactions).executeWithoutResult(_ -> checkConnection());
  }

  private void checkConnection() {
    require(
        transactionId().equals(transactionId()),
        "the ledger's statements do not run in the ledger's transactions");
    require(
        "read committed".equals(show("transaction_isolation")),
        "an append must see the head that the one before it committed: read committed");
    requireTimeout("lock_timeout", settings.lockTimeout());
    requireTimeout("idle_in_transaction_session_timeout", settings.idleTransactionTimeout());
  }

  private String transactionId() {
    return jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
  }

  private String show(String setting) {
    return jdbc.sql("select current_setting(?)").param(setting).query(String.class).single();
  }

  private void requireTimeout(String setting, Duration expected) {
    long milliseconds =
        jdbc.sql("select setting::bigint from pg_settings where name = ?")
            .param(setting)
            .query(Long.class)
            .single();
    require(
        milliseconds == expected.toMillis(),
        setting + " is " + milliseconds + " ms on the ledger's connections, not " + expected);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(
          otherwise + ": see the beans of LedgerAxonConfiguration and LedgerDatabaseConfiguration");
    }
  }
}
