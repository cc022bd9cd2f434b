package io.daybook.command.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code daybook.audit.refusals.*}.
 *
 * @param retention how long refusals are kept; 1 day to 100 years; 400 days
 * @param retentionInterval how often old ones are looked for; 1 s to 1 day; 1 day
 * @param bodies whether the bodies of refused requests are kept; they may hold secrets, as job
 *     variables and parameters do
 * @param maxBodySize how much of a body is kept; 0 to 1 MB; 16 KB
 * @param queue how many refusals may wait to be written; those beyond are only counted; 1 to
 *     100,000; 1,000
 */
@ConfigurationProperties("daybook.audit.refusals")
record RefusalSettings(
    @DefaultValue("400d") Duration retention,
    @DefaultValue("1d") Duration retentionInterval,
    @DefaultValue("true") boolean bodies,
    @DefaultValue("16KB") DataSize maxBodySize,
    @DefaultValue("1000") int queue) {

  RefusalSettings {
    require("retention", retention, Duration.ofDays(1), Duration.ofDays(36_500));
    require("retention-interval", retentionInterval, Duration.ofSeconds(1), Duration.ofDays(1));
    require("max-body-size", maxBodySize, DataSize.ofBytes(0), DataSize.ofMegabytes(1));
    require("queue", queue, 1, 100_000);
  }

  /** How many bytes of a body are kept. */
  int keptBytes() {
    return bodies ? Math.toIntExact(maxBodySize.toBytes()) : 0;
  }

  private static <T extends Comparable<T>> void require(String name, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "daybook.audit.refusals.%s must be %s to %s: %s".formatted(name, least, most, value));
    }
  }
}
