package io.daybook.command;

import io.daybook.command.dispatch.HttpRequestScope;
import io.daybook.command.dispatch.RequestScope;
import io.daybook.command.dispatch.Unavailability;
import io.daybook.command.ledger.axon.LedgerAxonConfiguration;
import io.daybook.command.ledger.jdbc.LedgerDatabaseConfiguration;
import io.daybook.command.ledger.store.PostgresSettings;
import io.daybook.web.DatabaseQuestion;
import io.daybook.web.Pulse;
import io.daybook.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The write side: import it into an application that serves HTTP. Handlers and controllers are
 * found in the packages {@code io.daybook.command.<domain>}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  WebConfiguration.class,
  LedgerDatabaseConfiguration.class,
  LedgerAxonConfiguration.class,
  Unavailability.class
})
@ComponentScan(
    basePackages = "io.daybook.command",
    excludeFilters = @Filter(SpringBootConfiguration.class))
public class CommandSide {

  @Bean
  Pulse ledgerPulse(PostgresSettings postgres) {
    return Pulse.of(
        "PostgreSQL",
        new DatabaseQuestion(postgres.url(), postgres.username(), postgres.password()));
  }

  @Bean
  RequestScope ledgerRequestScope() {
    return new HttpRequestScope();
  }
}
