package io.daybook.workpool;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker of a pool, known by its heartbeats.
 *
 * @param heartbeatIntervalSeconds how often it means to beat; null: it never said
 */
public record Worker(
    UUID id,
    UUID poolId,
    String name,
    Instant created,
    Instant updated,
    Instant lastHeartbeat,
    @Nullable Integer heartbeatIntervalSeconds) {

  private static final int DEFAULT_INTERVAL_SECONDS = 30;
  private static final int SILENT_INTERVALS = 3;

  /** How long a worker may be silent before it counts as OFFLINE. */
  public static Duration patience(@Nullable Integer heartbeatIntervalSeconds) {
    long interval =
        heartbeatIntervalSeconds == null ? DEFAULT_INTERVAL_SECONDS : heartbeatIntervalSeconds;
    return Duration.ofSeconds(SILENT_INTERVALS * interval);
  }

  public WorkerStatus status(Instant now) {
    return lastHeartbeat.plus(patience(heartbeatIntervalSeconds)).isBefore(now)
        ? WorkerStatus.OFFLINE
        : WorkerStatus.ONLINE;
  }
}
