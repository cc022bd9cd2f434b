package io.daybook.command.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.runs.*}.
 *
 * @param retention how long runs are kept at least after their end; the week in which they began is
 *     dropped as a whole; 1 day to 100 years; 90 days
 * @param retentionInterval how often old weeks are looked for; 1 s to 1 day; 1 hour
 */
@ConfigurationProperties("daybook.runs")
record RunRetentionSettings(
    @DefaultValue("90d") Duration retention, @DefaultValue("1h") Duration retentionInterval) {

  RunRetentionSettings {
    require("retention", retention, Duration.ofDays(1), Duration.ofDays(36_500));
    require("retention-interval", retentionInterval, Duration.ofSeconds(1), Duration.ofDays(1));
  }

  private static void require(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "daybook.runs.%s must be %s to %s: %s".formatted(name, least, most, value));
    }
  }
}
