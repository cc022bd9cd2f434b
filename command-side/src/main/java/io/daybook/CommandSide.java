package io.daybook;

import io.daybook.ledger.axon.LedgerAxonConfiguration;
import io.daybook.ledger.command.HttpRequestScope;
import io.daybook.ledger.command.RequestScope;
import io.daybook.ledger.command.Unavailability;
import io.daybook.ledger.jdbc.LedgerDatabaseConfiguration;
import io.daybook.web.WebConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The write side: import it into an application that serves HTTP. Handlers and controllers are
 * found in the packages {@code io.daybook.<domain>.write} and {@code io.daybook.command.<domain>}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  WebConfiguration.class,
  LedgerDatabaseConfiguration.class,
  LedgerAxonConfiguration.class,
  Unavailability.class
})
@ComponentScan({"io.daybook.*.write", "io.daybook.command"})
public class CommandSide {

  @Bean
  RequestScope ledgerRequestScope() {
    return new HttpRequestScope();
  }
}
