package io.daybook.command.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.LedgerSettings;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.PostgresSettings;
import io.daybook.command.ledger.store.Registry;
import io.daybook.ledger.Log;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The write side's database: migrated, pooled, and with bounded waits on every connection.
 *
 * <p>Only {@link LedgerDatabase} asks for these beans: an application may have others of their
 * types.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PostgresSettings.class, LedgerSettings.class})
public class LedgerDatabaseConfiguration {

  private static final Duration GRACE = Duration.ofSeconds(2);

  /** The schema is up to date before anyone gets a connection. */
  @Bean(defaultCandidate = false)
  @LedgerDatabase
  HikariDataSource ledgerDataSource(PostgresSettings postgres, LedgerSettings ledger) {
    migrate(postgres);
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("ledger");
    pool.setJdbcUrl(postgres.url());
    pool.setUsername(postgres.username());
    pool.setPassword(postgres.password());
    pool.setMaximumPoolSize(postgres.maximumPoolSize());
    pool.setConnectionTimeout(postgres.connectionTimeout().toMillis());
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("ApplicationName", "daybook-ledger");
    pool.addDataSourceProperty("options", timeouts(ledger, postgres));
    pool.addDataSourceProperty("socketTimeout", silence(postgres));
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return pool;
  }

  @Bean(defaultCandidate = false)
  @LedgerDatabase
  PlatformTransactionManager ledgerTransactionManager(@LedgerDatabase DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean(defaultCandidate = false)
  @LedgerDatabase
  TransactionOperations ledgerTransactions(@LedgerDatabase PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean(defaultCandidate = false)
  @LedgerDatabase
  JdbcClient ledgerJdbcClient(@LedgerDatabase DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  EventTable ledgerEventTable(@LedgerDatabase DataSource dataSource) {
    return new EventTable(Log.LEDGER, dataSource);
  }

  @Bean
  EventTables eventTables(EventTable ledger, @LedgerDatabase DataSource dataSource) {
    return new EventTables(ledger, new EventTable(Log.RUNS, dataSource));
  }

  @Bean
  RegistryWriter ledgerRegistryWriter(@LedgerDatabase DataSource dataSource) {
    return new RegistryWriter(dataSource);
  }

  @Bean
  Registry ledgerRegistry(@LedgerDatabase JdbcClient jdbc) {
    return new JdbcRegistry(jdbc);
  }

  @Bean
  LedgerWriter ledgerWriter(
      EventTables events,
      RegistryWriter registry,
      @LedgerDatabase TransactionOperations transactions) {
    return new JdbcLedgerWriter(events, registry, transactions);
  }

  // With a history of its own, so that others may keep their schemas in the same database.
  private static void migrate(PostgresSettings postgres) {
    Flyway.configure()
        .dataSource(postgres.url(), postgres.username(), postgres.password())
        .defaultSchema("ledger")
        .locations("classpath:db/ledger")
        .outOfOrder(true)
        .load()
        .migrate();
  }

  private static String timeouts(LedgerSettings ledger, PostgresSettings postgres) {
    return "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d -c statement_timeout=%d"
        .formatted(
            ledger.lockTimeout().toMillis(),
            ledger.idleTransactionTimeout().toMillis(),
            postgres.statementTimeout().toMillis());
  }

  /**
   * After so many seconds a server that has not even said that a statement takes too long hangs, or
   * its host is gone: nobody else would ever end the wait.
   */
  private static String silence(PostgresSettings postgres) {
    return Long.toString(postgres.statementTimeout().plus(GRACE).toSeconds());
  }
}
