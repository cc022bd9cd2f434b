package io.daybook.command.concurrency;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitLost;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.wire.ApiException;
import io.daybook.wire.Ids;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Limits within the command being handled: by the names that clients give, and as what deployments
 * make of them.
 */
@Component
public final class ConcurrencyLimitDirectory {

  private final Aggregates<ConcurrencyLimit, ConcurrencyLimitEvent> limits;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final Registry registry;

  ConcurrencyLimitDirectory(
      Aggregates<ConcurrencyLimit, ConcurrencyLimitEvent> limits,
      Aggregates<Deployment, DeploymentEvent> deployments,
      Registry registry) {
    this.limits = limits;
    this.deployments = deployments;
    this.registry = registry;
  }

  /** The limit; null if there is none with this id. */
  public @Nullable ConcurrencyLimit find(UUID limitId) {
    return limits.find(limitId);
  }

  /** The limit that a deployment's own number made; null if there is none. */
  public @Nullable ConcurrencyLimit ownOf(UUID deploymentId) {
    return find(ConcurrencyLimit.nameFor(deploymentId));
  }

  /**
   * Gives a deployment's own limit a number, and makes it if it is not there.
   *
   * @param limitId its id, or that of the new one
   */
  public void limitOwn(UUID deploymentId, UUID limitId, int number) {
    ConcurrencyLimit own = limits.find(limitId);
    limits.record(
        limitId,
        own == null
            ? ConcurrencyLimitDecider.createForDeployment(deploymentId, limitId, number)
            : ConcurrencyLimitDecider.limitTo(own, number));
  }

  /**
   * Deletes the limit that a deployment's own number made, unless a deployment refers to it. To be
   * called when this one no longer does.
   */
  public void discardUnused(UUID deploymentId) {
    UUID limit = registry.limit(ConcurrencyLimit.nameFor(deploymentId));
    if (limit != null && registry.deploymentsOfLimit(limit).isEmpty()) {
      limits.record(limit, ConcurrencyLimitDecider.delete(limit));
    }
  }

  /**
   * Tells the deployment whose own the limit is, or was until it was renamed, of its number. To be
   * called when the limit has changed.
   */
  public void tellOwner(ConcurrencyLimit before, ConcurrencyLimit after) {
    Stream.of(before, after)
        .map(ConcurrencyLimitDirectory::owner)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(owner -> tell(owner, after));
  }

  private void tell(UUID owner, ConcurrencyLimit limit) {
    Deployment deployment = readable(owner);
    Integer number = limit.isOwnOf(owner) ? (Integer) limit.limit() : null;
    if (deployment != null
        && limit.id().equals(deployment.concurrencyLimitId())
        && !Objects.equals(deployment.ownLimit(), number)) {
      deployments.record(owner, List.of(new DeploymentOwnLimitSet(owner, number)));
    }
  }

  /** What can't be read can't be told either; its limit changes all the same. */
  private @Nullable Deployment readable(UUID deploymentId) {
    try {
      return deployments.find(deploymentId);
    } catch (UnreadableAggregateException _) {
      return null;
    }
  }

  /** The deployment that the limit is named after; null if it is not named so. */
  private static @Nullable UUID owner(ConcurrencyLimit limit) {
    return limit.name().startsWith(ConcurrencyLimit.OWN_PREFIX)
        ? Ids.ofPath(limit.name().substring(ConcurrencyLimit.OWN_PREFIX.length()))
        : null;
  }

  /** Deletes a limit, which all deployments that refer to it lose. */
  public void delete(UUID limitId) {
    for (UUID id : registry.deploymentsOfLimit(limitId)) {
      deployments.record(id, List.of(new DeploymentConcurrencyLimitLost(id)));
    }
    limits.record(limitId, ConcurrencyLimitDecider.delete(limitId));
  }

  @Nullable ConcurrencyLimit find(String name) {
    UUID id = registry.limit(name);
    return id == null ? null : limits.find(id);
  }

  ConcurrencyLimit get(ConcurrencyLimitAddress address) {
    ConcurrencyLimit limit =
        switch (address) {
          case ConcurrencyLimitAddress.ById(UUID id) -> limits.find(id);
          case ConcurrencyLimitAddress.ByName(String name) -> find(name);
        };
    if (limit == null) {
      throw unknown();
    }
    return limit;
  }

  /**
   * The limit's id, be it that the limit can't be read.
   *
   * @throws ApiException 404
   */
  UUID idOf(ConcurrencyLimitAddress address) {
    UUID id =
        switch (address) {
          case ConcurrencyLimitAddress.ById(UUID given) -> registry.hasLimit(given) ? given : null;
          case ConcurrencyLimitAddress.ByName(String name) -> registry.limit(name);
        };
    if (id == null) {
      throw unknown();
    }
    return id;
  }

  private static ApiException unknown() {
    return ApiException.notFound("Concurrency Limit not found");
  }

  /** The limits that exist of these names, each once. */
  List<ConcurrencyLimit> known(List<String> names) {
    return names.stream().distinct().map(this::find).filter(Objects::nonNull).toList();
  }

  /** Records events after which the limit is there. */
  ConcurrencyLimit record(UUID limitId, List<ConcurrencyLimitEvent> events) {
    return Objects.requireNonNull(limits.record(limitId, events), "a limit after its change");
  }
}
