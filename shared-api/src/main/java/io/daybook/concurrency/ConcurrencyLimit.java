package io.daybook.concurrency;

import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitActivated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeactivated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDecayChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitRenamed;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitTouched;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A global concurrency limit after the events so far.
 *
 * @param limit how many slots may be in use at once
 * @param slotDecayPerSecond how many used slots are given back a second; 0: only by release
 */
public record ConcurrencyLimit(
    UUID id,
    Instant created,
    Instant updated,
    String name,
    int limit,
    boolean active,
    double slotDecayPerSecond) {

  /** What the names of deployments' own limits begin with. */
  public static final String OWN_PREFIX = "deployment:";

  /** The name of the limit that a deployment's own {@code concurrency_limit} makes. */
  public static String nameFor(UUID deploymentId) {
    return OWN_PREFIX + deploymentId;
  }

  /** Whether a deployment's own number made it. */
  public boolean isOwnOf(UUID deploymentId) {
    return name.equals(nameFor(deploymentId));
  }

  /** The limit after one more event; null before its creation and after its deletion. */
  public static @Nullable ConcurrencyLimit evolve(
      @Nullable ConcurrencyLimit limit, ConcurrencyLimitEvent event, Instant at) {
    return switch (event) {
      case ConcurrencyLimitCreated e ->
          new ConcurrencyLimit(
              e.limitId(), at, at, e.name(), e.limit(), e.active(), e.slotDecayPerSecond());
      case ConcurrencyLimitRenamed e -> existing(limit).named(e.name(), at);
      case ConcurrencyLimitChanged e -> existing(limit).limitedTo(e.limit(), at);
      case ConcurrencyLimitActivated _ -> existing(limit).active(true, at);
      case ConcurrencyLimitDeactivated _ -> existing(limit).active(false, at);
      case ConcurrencyLimitDecayChanged e -> existing(limit).decaying(e.slotDecayPerSecond(), at);
      case ConcurrencyLimitTouched _ -> existing(limit).active(existing(limit).active(), at);
      case ConcurrencyLimitDeleted _ -> null;
    };
  }

  private ConcurrencyLimit named(String to, Instant at) {
    return new ConcurrencyLimit(id, created, at, to, limit, active, slotDecayPerSecond);
  }

  private ConcurrencyLimit limitedTo(int to, Instant at) {
    return new ConcurrencyLimit(id, created, at, name, to, active, slotDecayPerSecond);
  }

  private ConcurrencyLimit active(boolean to, Instant at) {
    return new ConcurrencyLimit(id, created, at, name, limit, to, slotDecayPerSecond);
  }

  private ConcurrencyLimit decaying(double to, Instant at) {
    return new ConcurrencyLimit(id, created, at, name, limit, active, to);
  }

  private static ConcurrencyLimit existing(@Nullable ConcurrencyLimit limit) {
    return Objects.requireNonNull(limit, "an event of a limit that does not exist");
  }
}
