package io.daybook.workpool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pool's workers beside its events.
 *
 * @param readyUntil when the last worker counts as silent unless one beats again; null: none beat
 * @param updated when a heartbeat last made the pool ready; null: never
 */
public record WorkPoolActivity(@Nullable Instant readyUntil, @Nullable Instant updated) {

  /** Pools of this type are polled by agents, which never beat: they have no status. */
  public static final String AGENT_TYPE = "prefect-agent";

  public static final WorkPoolActivity NONE = new WorkPoolActivity(null, null);

  /** The status to show; null for a pool of agents. */
  public @Nullable WorkPoolStatus status(String type, boolean paused, Instant now) {
    if (type.equals(AGENT_TYPE)) {
      return null;
    }
    if (paused) {
      return WorkPoolStatus.PAUSED;
    }
    return readyUntil != null && readyUntil.isAfter(now)
        ? WorkPoolStatus.READY
        : WorkPoolStatus.NOT_READY;
  }
}
