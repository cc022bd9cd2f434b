package io.daybook.command.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.logs.*}.
 *
 * @param retention how long lines are kept at least; the week they arrived in is dropped as a
 *     whole; 1 h to 10 years; 30 days
 * @param retentionInterval how often old weeks are looked for; 1 s to 1 day; 1 hour
 */
@ConfigurationProperties("daybook.logs")
record LogSettings(
    @DefaultValue("30d") Duration retention, @DefaultValue("1h") Duration retentionInterval) {

  LogSettings {
    require("retention", retention, Duration.ofHours(1), Duration.ofDays(3650));
    require("retention-interval", retentionInterval, Duration.ofSeconds(1), Duration.ofDays(1));
  }

  private static void require(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "daybook.logs.%s must be %s to %s: %s".formatted(name, least, most, value));
    }
  }
}
