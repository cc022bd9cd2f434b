package io.daybook.web.connection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connections of a side's server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionSettings.class)
public class ConnectionConfiguration {

  @Bean
  ConnectionSetup connectionSetup(ConnectionSettings settings) {
    return new ConnectionSetup(settings);
  }
}
