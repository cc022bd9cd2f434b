package io.daybook.command.concurrency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.leases.*}.
 *
 * @param repossessionInterval how often leases are looked for that have run out; 100 ms to 1 h; 15
 *     seconds
 */
@ConfigurationProperties("daybook.leases")
record LeaseSettings(@DefaultValue("15s") Duration repossessionInterval) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);

  LeaseSettings {
    if (repossessionInterval.compareTo(SHORTEST) < 0
        || repossessionInterval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "daybook.leases.repossession-interval must be 100 ms to 1 h: " + repossessionInterval);
    }
  }
}
