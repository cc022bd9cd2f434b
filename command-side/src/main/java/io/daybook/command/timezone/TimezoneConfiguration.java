package io.daybook.command.timezone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the tz database that the settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimezoneSettings.class)
public class TimezoneConfiguration {

  private static final Logger log = LoggerFactory.getLogger(TimezoneConfiguration.class);

  @Bean
  ZoneDatabase zoneDatabase(TimezoneSettings settings) {
    ZoneDatabase zones =
        settings.path() == null ? ZoneDatabase.shipped() : ZoneDatabase.at(settings.path());
    log.info("Time zones of the tz database {} ({})", zones.release(), zones.source());
    return zones;
  }
}
