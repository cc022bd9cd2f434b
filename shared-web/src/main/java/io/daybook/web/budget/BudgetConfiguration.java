package io.daybook.web.budget;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the requests of a process share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetSettings.class)
@Import(LargeAnswers.class)
public class BudgetConfiguration {

  @Bean
  Budgets budgets(BudgetSettings settings) {
    return Budgets.of(settings.bytes());
  }

  @Bean
  Lanes lanes(ObjectProvider<Lane> lanes) {
    return new Lanes(lanes);
  }
}
