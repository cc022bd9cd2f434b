package io.daybook.command.audit;

import io.daybook.command.ledger.store.Moment;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RefusalSettings.class)
class RefusalConfiguration {

  @Bean
  WebMvcConfigurer refusals(RefusalLog log, Moment moment, RefusalSettings settings) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RefusalInterceptor(log, moment, settings));
      }
    };
  }
}
