package io.daybook.command.unreadable;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.unreadable.*}.
 *
 * @param checkInterval how often what could not be read is looked at again; 100 ms to 1 h; 1 minute
 */
@ConfigurationProperties("daybook.unreadable")
record UnreadableSettings(@DefaultValue("1m") Duration checkInterval) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);

  UnreadableSettings {
    if (checkInterval.compareTo(SHORTEST) < 0 || checkInterval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "daybook.unreadable.check-interval must be 100 ms to 1 h: " + checkInterval);
    }
  }
}
