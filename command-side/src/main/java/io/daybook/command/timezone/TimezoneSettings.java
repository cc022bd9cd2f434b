package io.daybook.command.timezone;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code daybook.timezones.*}.
 *
 * @param path of the tz database to use: a wheel of PyPI's tzdata, or a folder of compiled zones
 *     such as {@code /usr/share/zoneinfo}; null for the release that Daybook brings along
 */
@ConfigurationProperties("daybook.timezones")
record TimezoneSettings(@Nullable Path path) {

  TimezoneSettings {
    if (path != null && !Files.exists(path)) {
      throw new IllegalArgumentException("daybook.timezones.path: there is nothing at " + path);
    }
  }
}
