package io.daybook.command.concurrency;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.DeploymentRow;
import io.daybook.command.run.DeploymentSlots;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.deployment.ConcurrencyOptions.CollisionStrategy;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.run.FlowRun;
import io.daybook.run.RunDeployment;
import io.daybook.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slots of deployments' limits, each held under a lease that the run's state names. A lease that
 * nobody renews runs out, and its slot comes back like any other's.
 */
@Component
final class LeasedDeploymentSlots implements DeploymentSlots {

  /** Unless the deployment says otherwise; and as long as an engine's own renewals last. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final ConcurrencyLimitDirectory limits;
  private final SlotUsageTable usages;
  private final LeaseTable leases;
  private final Registry registry;
  private final Moment moment;

  LeasedDeploymentSlots(
      Aggregates<Deployment, DeploymentEvent> deployments,
      ConcurrencyLimitDirectory limits,
      SlotUsageTable usages,
      LeaseTable leases,
      Registry registry,
      Moment moment) {
    this.deployments = deployments;
    this.limits = limits;
    this.usages = usages;
    this.leases = leases;
    this.registry = registry;
    this.moment = moment;
  }

  @Override
  public Grant take(FlowRun run) {
    RunDeployment of = run.deployment();
    if (of == null) {
      return new Grant.Unlimited();
    }
    DeploymentRow deployment = registry.deployment(of.id());
    return deployment == null ? new Grant.Gone() : takeUnlessClosed(run, deployment);
  }

  /** A limit that can't be read is one that is full: nobody knows better. */
  private Grant takeUnlessClosed(FlowRun run, DeploymentRow deployment) {
    try {
      ConcurrencyLimit limit = limit(deployment);
      if (limit == null) {
        return new Grant.Unlimited();
      }
      return limit.limit() == 0 ? new Grant.Closed() : take(run, deployment.id(), limit);
    } catch (UnreadableAggregateException _) {
      return new Grant.Full(false);
    }
  }

  /** A lease that has run out is good until somebody takes its slot back. */
  @Override
  public Grant renew(FlowRun run, UUID leaseId) {
    if (leases.prolong(leaseId, moment.now().plus(LEASE))) {
      return new Grant.Held(leaseId);
    }
    DeploymentRow deployment = deployment(run);
    ConcurrencyLimit limit = deployment == null ? null : readableLimit(deployment);
    return deployment == null || limit == null
        ? new Grant.Unlimited()
        : take(run, deployment.id(), limit);
  }

  @Override
  public void giveBack(FlowRun run, UUID leaseId) {
    leases.take(leaseId).ifPresent(this::release);
  }

  @Override
  public void release(FlowRun run) {
    leaseOf(run)
        .flatMap(leases::take)
        .ifPresentOrElse(this::release, () -> releaseUnheld(deployment(run)));
  }

  @Override
  public void releaseOfUnreadable(UUID runId, UUID deploymentId) {
    leases
        .takeOf(new LeaseHolder(LeaseHolder.Type.FLOW_RUN, runId))
        .ifPresentOrElse(this::release, () -> releaseUnheld(registry.deployment(deploymentId)));
  }

  @Override
  public void revoke(UUID leaseId) {
    var _ = leases.take(leaseId);
  }

  @Override
  public boolean cancelsNew(FlowRun run) {
    DeploymentRow deployment = deployment(run);
    ConcurrencyLimit limit = deployment == null ? null : readableLimit(deployment);
    return deployment != null
        && limit != null
        && cancelsNew(options(deployment.id()))
        && usages.read(limit).activeSlots(moment.now()) >= limit.limit();
  }

  private Grant take(FlowRun run, UUID deploymentId, ConcurrencyLimit limit) {
    Instant now = moment.now();
    ConcurrencyOptions options = options(deploymentId);
    LimitInUse use = usages.lock(List.of(limit)).getFirst();
    if (use.activeSlots(now) >= limit.limit()) {
      return new Grant.Full(cancelsNew(options));
    }
    usages.save(limit.id(), use.taken(1, now));
    Lease lease = new Lease(UUID.randomUUID(), 1, now, List.of(limit.id()));
    leases.add(lease, lasting(options), new LeaseHolder(LeaseHolder.Type.FLOW_RUN, run.id()));
    return new Grant.Held(lease.id());
  }

  private void release(Lease lease) {
    lease.limitIds().forEach(id -> release(id, lease.slots(), true));
  }

  private void releaseUnheld(@Nullable DeploymentRow deployment) {
    UUID limit = deployment == null ? null : deployment.concurrencyLimitId();
    if (limit != null) {
      release(limit, 1, false);
    }
  }

  private void release(UUID limitId, int slots, boolean evenIfInactive) {
    Instant now = moment.now();
    try {
      ConcurrencyLimit limit = limits.find(limitId);
      if (limit != null && (evenIfInactive || limit.active())) {
        usages.save(limit.id(), usages.lock(List.of(limit)).getFirst().released(slots, now));
      }
    } catch (UnreadableAggregateException _) {
      usages.releaseOfUnreadable(limitId, slots, now);
    }
  }

  private static Optional<UUID> leaseOf(FlowRun run) {
    RunState state = run.state();
    return Optional.ofNullable(
        state == null ? null : state.details().deploymentConcurrencyLeaseId());
  }

  private @Nullable DeploymentRow deployment(FlowRun run) {
    RunDeployment deployment = run.deployment();
    return deployment == null ? null : registry.deployment(deployment.id());
  }

  /** Null if the deployment has none, or it is not active. */
  private @Nullable ConcurrencyLimit limit(DeploymentRow deployment) {
    UUID id = deployment.concurrencyLimitId();
    ConcurrencyLimit limit = id == null ? null : limits.find(id);
    return limit == null || !limit.active() ? null : limit;
  }

  /** Like {@link #limit}; null, too, if nobody can tell what it is. */
  private @Nullable ConcurrencyLimit readableLimit(DeploymentRow deployment) {
    try {
      return limit(deployment);
    } catch (UnreadableAggregateException _) {
      return null;
    }
  }

  /** Of a deployment that can't be read, the usual ones: its runs can. */
  private @Nullable ConcurrencyOptions options(UUID deploymentId) {
    try {
      Deployment deployment = deployments.find(deploymentId);
      return deployment == null ? null : deployment.concurrencyOptions();
    } catch (UnreadableAggregateException _) {
      return null;
    }
  }

  private static boolean cancelsNew(@Nullable ConcurrencyOptions options) {
    return options != null && options.collisionStrategy() == CollisionStrategy.CANCEL_NEW;
  }

  private static Duration lasting(@Nullable ConcurrencyOptions options) {
    Integer seconds = options == null ? null : options.gracePeriodSeconds();
    return seconds == null ? LEASE : Duration.ofSeconds(seconds);
  }
}
