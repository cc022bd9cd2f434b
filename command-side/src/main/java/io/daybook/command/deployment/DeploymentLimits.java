package io.daybook.command.deployment;

import io.daybook.command.concurrency.ConcurrencyLimitDecider;
import io.daybook.command.concurrency.ConcurrencyLimitDirectory;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.Deployment;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.wire.ApiException;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkQueueRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limit of a deployment: one that is shared and attached by its id, or one of its own that a
 * number makes. The own one goes when nobody refers to it any more; a shared one is only let go.
 */
@Component
final class DeploymentLimits {

  private final Aggregates<ConcurrencyLimit, ConcurrencyLimitEvent> limits;
  private final ConcurrencyLimitDirectory directory;
  private final Registry registry;

  DeploymentLimits(
      Aggregates<ConcurrencyLimit, ConcurrencyLimitEvent> limits,
      ConcurrencyLimitDirectory directory,
      Registry registry) {
    this.limits = limits;
    this.directory = directory;
    this.registry = registry;
  }

  /**
   * The limit after the request; absent where it says nothing of it.
   *
   * @param present the limit before; null: none
   * @throws ApiException 404 if the id that was sent is no limit's
   */
  Field<UUID> resolve(UUID deploymentId, @Nullable UUID present, DeploymentAttributes sent) {
    Field<UUID> attached = sent.globalConcurrencyLimitId();
    if (attached instanceof Field.Value<UUID>(UUID id) && limits.find(id) == null) {
      throw ApiException.notFound("Concurrency limit not found");
    }
    return switch (sent.concurrencyLimit()) {
      case Field.Absent<Integer> _ -> attached;
      case Field.Null<Integer> _ -> Field.ofNull();
      case Field.Value<Integer>(Integer most) ->
          Field.of(limited(deploymentId, attached.over(present), most));
    };
  }

  /**
   * The references of a request whose limit is resolved. What it says nothing of is not looked at:
   * a shared limit would else be read by every change of every deployment.
   *
   * @param present the deployment before; null: it is new
   */
  References references(
      UUID deploymentId,
      @Nullable Deployment present,
      Field<WorkQueueRef> queue,
      Field<UUID> limitId) {
    if (!limitId.isSent()) {
      return new References(queue, limitId, present == null ? null : present.ownLimit());
    }
    ConcurrencyLimit limit = find(limitId.orNull());
    Integer own = limit != null && limit.isOwnOf(deploymentId) ? (Integer) limit.limit() : null;
    return new References(queue, limitId, own);
  }

  /** To be called when the deployment no longer refers to what it no longer has. */
  void discardUnused(UUID deploymentId) {
    directory.discardUnused(deploymentId);
  }

  @Nullable ConcurrencyLimit find(@Nullable UUID limitId) {
    return limitId == null ? null : limits.find(limitId);
  }

  /** Like {@link #find}; null, too, if nobody can tell what it is. */
  @Nullable ConcurrencyLimit readable(@Nullable UUID limitId) {
    try {
      return find(limitId);
    } catch (UnreadableAggregateException _) {
      return null;
    }
  }

  /** The number goes to the limit that is attached, be it the deployment's own or not. */
  private UUID limited(UUID deploymentId, @Nullable UUID attached, int most) {
    UUID own = registry.limit(ConcurrencyLimit.nameFor(deploymentId));
    ConcurrencyLimit limit = find(attached == null ? own : attached);
    if (limit == null) {
      UUID id = UUID.randomUUID();
      limits.record(id, ConcurrencyLimitDecider.createForDeployment(deploymentId, id, most));
      return id;
    }
    ConcurrencyLimit after =
        limits.record(limit.id(), ConcurrencyLimitDecider.limitTo(limit, most));
    if (after != null && !limit.isOwnOf(deploymentId)) {
      directory.tellOwner(limit, after); // another deployment, whose limit this one shares
    }
    return limit.id();
  }
}
