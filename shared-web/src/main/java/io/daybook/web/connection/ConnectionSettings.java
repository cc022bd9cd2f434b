package io.daybook.web.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code daybook.connections.*}.
 *
 * @param most how many there are at once; a new one takes the place of the one that has waited
 *     longest for its client; 64 to 100,000; 4096
 * @param headTimeout how long a client may take for the head of a request; 100 ms to 1 h; 10
 *     seconds
 * @param bodyTimeout how long it may take for a body, and a second more for each {@code bodyRate}
 *     of it; 100 ms to 1 h; 30 seconds
 * @param bodyRate how much of a body a client must send in a second; 1KB to 1GB; 256KB
 * @param answerTimeout how long an answer may take to begin, and then to go on: of one that is no
 *     stream, a part must be written in this time; 100 ms to 1 d; 5 minutes
 * @param idleTimeout how long a connection is kept for the next request; 100 ms to 1 h; 60 seconds
 */
@ConfigurationProperties("daybook.connections")
public record ConnectionSettings(
    @DefaultValue("4096") int most,
    @DefaultValue("10s") Duration headTimeout,
    @DefaultValue("30s") Duration bodyTimeout,
    @DefaultValue("256KB") DataSize bodyRate,
    @DefaultValue("5m") Duration answerTimeout,
    @DefaultValue("60s") Duration idleTimeout) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration HOUR = Duration.ofHours(1);

  public ConnectionSettings {
    require(most >= 64 && most <= 100_000, "most must be 64 to 100000");
    require(isWithin(headTimeout, HOUR), "head-timeout must be 100 ms to 1 h");
    require(isWithin(bodyTimeout, HOUR), "body-timeout must be 100 ms to 1 h");
    require(
        bodyRate.toBytes() >= 1024 && bodyRate.toGigabytes() <= 1, "body-rate must be 1KB to 1GB");
    require(isWithin(answerTimeout, Duration.ofDays(1)), "answer-timeout must be 100 ms to 1 d");
    require(isWithin(idleTimeout, HOUR), "idle-timeout must be 100 ms to 1 h");
  }

  private static boolean isWithin(Duration time, Duration longest) {
    return time.compareTo(SHORTEST) >= 0 && time.compareTo(longest) <= 0;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("daybook.connections." + rule);
    }
  }
}
