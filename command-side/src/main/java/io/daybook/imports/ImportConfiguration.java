package io.daybook.imports;

import io.daybook.ledger.jdbc.EventTable;
import io.daybook.ledger.store.LedgerDatabase;
import io.daybook.ledger.store.LedgerWriter;
import io.daybook.ledger.store.Registry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** An importer over the ledger's database. */
@Configuration(proxyBeanMethods = false)
public class ImportConfiguration {

  @Bean
  Importer importer(
      @LedgerDatabase TransactionOperations transactions,
      LedgerWriter ledger,
      Registry registry,
      EventTable events,
      @LedgerDatabase JdbcClient jdbc) {
    return new Importer(transactions, ledger, registry, events, jdbc, Clock.systemUTC());
  }
}
