package io.daybook.command.imports;

import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.LedgerSettings;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.timezone.TimezoneConfiguration;
import io.daybook.command.timezone.ZoneDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** An importer over the ledger's database. */
@Configuration(proxyBeanMethods = false)
@Import(TimezoneConfiguration.class)
public class ImportConfiguration {

  @Bean
  Importer importer(
      @LedgerDatabase TransactionOperations transactions,
      LedgerWriter ledger,
      Registry registry,
      EventTables events,
      @LedgerDatabase JdbcClient jdbc,
      ZoneDatabase zones,
      LedgerSettings settings) {
    return new Importer(
        transactions,
        ledger,
        registry,
        events,
        jdbc,
        zones,
        Clock.systemUTC(),
        settings.maxObjectSize());
  }
}
