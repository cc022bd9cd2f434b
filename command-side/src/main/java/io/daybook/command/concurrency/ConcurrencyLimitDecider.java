package io.daybook.command.concurrency;

import io.daybook.command.decision.Changes;
import io.daybook.command.dispatch.Decision;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitActivated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeactivated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDecayChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitRenamed;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitTouched;
import java.util.List;
import java.util.UUID;

/** What may happen to a limit. Its name's being free is the registry's to say. */
public final class ConcurrencyLimitDecider {

  private ConcurrencyLimitDecider() {}

  static List<ConcurrencyLimitEvent> create(CreateConcurrencyLimit limit, UUID limitId) {
    return List.of(
        new ConcurrencyLimitCreated(
            limitId, limit.name(), limit.limit(), limit.active(), limit.slotDecayPerSecond()));
  }

  /** The limit that a deployment's own {@code concurrency_limit} makes. */
  public static List<ConcurrencyLimitEvent> createForDeployment(
      UUID deploymentId, UUID limitId, int limit) {
    return List.of(
        new ConcurrencyLimitCreated(
            limitId, ConcurrencyLimit.nameFor(deploymentId), limit, true, 0));
  }

  /**
   * A deployment's {@code concurrency_limit} for the limit that it has: no event if it is equal.
   */
  public static List<ConcurrencyLimitEvent> limitTo(ConcurrencyLimit limit, int to) {
    return limit.limit() == to ? List.of() : List.of(new ConcurrencyLimitChanged(limit.id(), to));
  }

  /** Null is refused, as the reference's database refuses it. */
  static Decision<ConcurrencyLimitEvent> change(
      ConcurrencyLimit limit, ConcurrencyLimitChanges changes) {
    if (changes.anyNull()) {
      return Decision.conflict();
    }
    UUID id = limit.id();
    return Decision.all(
        new Changes<ConcurrencyLimitEvent>()
            .value(changes.name(), limit.name(), to -> new ConcurrencyLimitRenamed(id, to))
            .value(changes.limit(), limit.limit(), to -> new ConcurrencyLimitChanged(id, to))
            .value(
                changes.active(),
                limit.active(),
                to -> to ? new ConcurrencyLimitActivated(id) : new ConcurrencyLimitDeactivated(id))
            .value(
                changes.slotDecayPerSecond(),
                limit.slotDecayPerSecond(),
                to -> new ConcurrencyLimitDecayChanged(id, to))
            .orElse(new ConcurrencyLimitTouched(id)));
  }

  /** What the limit was does not matter, so that it need not be readable. */
  public static List<ConcurrencyLimitEvent> delete(UUID limitId) {
    return List.of(new ConcurrencyLimitDeleted(limitId));
  }
}
