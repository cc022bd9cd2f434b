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
import io.daybook.web.budget.BudgetSettings;
import io.daybook.web.budget.Lane;
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

  /** Whatever waits for the documents is in another lane: writes, polls and heartbeats go on. */
  @Bean
  Lane writes(BudgetSettings settings) {
    String side = CommandSide.class.getPackageName();
    return Lane.of(
        settings.maxWrites(), endpoint -> endpoint.getBeanType().getPackageName().startsWith(side));
  }

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
