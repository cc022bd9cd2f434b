package io.daybook.command.concurrency;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.run.DeploymentSlots;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.deployment.ConcurrencyOptions.CollisionStrategy;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
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
  private final Moment moment;

  LeasedDeploymentSlots(
      Aggregates<Deployment, DeploymentEvent> deployments,
      ConcurrencyLimitDirectory limits,
      SlotUsageTable usages,
      LeaseTable leases,
      Moment moment) {
    this.deployments = deployments;
    this.limits = limits;
    this.usages = usages;
    this.leases = leases;
    this.moment = moment;
  }

  @Override
  public Grant take(FlowRun run) {
    if (run.deployment() == null) {
      return new Grant.Unlimited();
    }
    Deployment deployment = deployment(run);
    if (deployment == null) {
      return new Grant.Gone();
    }
    ConcurrencyLimit limit = limit(deployment);
    if (limit == null) {
      return new Grant.Unlimited();
    }
    return limit.limit() == 0 ? new Grant.Closed() : take(run, deployment, limit);
  }

  /** A lease that has run out is good until somebody takes its slot back. */
  @Override
  public Grant renew(FlowRun run, UUID leaseId) {
    if (leases.prolong(leaseId, moment.now().plus(LEASE))) {
      return new Grant.Held(leaseId);
    }
    Deployment deployment = deployment(run);
    ConcurrencyLimit limit = deployment == null ? null : limit(deployment);
    return deployment == null || limit == null
        ? new Grant.Unlimited()
        : take(run, deployment, limit);
  }

  @Override
  public void giveBack(FlowRun run, UUID leaseId) {
    leases.take(leaseId).ifPresent(this::release);
  }

  @Override
  public void release(FlowRun run) {
    leaseOf(run).flatMap(leases::take).ifPresentOrElse(this::release, () -> releaseUnheld(run));
  }

  @Override
  public void revoke(UUID leaseId) {
    var _ = leases.take(leaseId);
  }

  @Override
  public boolean cancelsNew(FlowRun run) {
    Deployment deployment = deployment(run);
    ConcurrencyLimit limit = deployment == null ? null : limit(deployment);
    return deployment != null
        && limit != null
        && cancelsNew(deployment)
        && usages.read(limit).activeSlots(moment.now()) >= limit.limit();
  }

  private Grant take(FlowRun run, Deployment deployment, ConcurrencyLimit limit) {
    Instant now = moment.now();
    LimitInUse use = usages.lock(List.of(limit)).getFirst();
    if (use.activeSlots(now) >= limit.limit()) {
      return new Grant.Full(cancelsNew(deployment));
    }
    usages.save(limit.id(), use.taken(1, now));
    Lease lease = new Lease(UUID.randomUUID(), 1, now, List.of(limit.id()));
    leases.add(lease, lasting(deployment), new LeaseHolder(LeaseHolder.Type.FLOW_RUN, run.id()));
    return new Grant.Held(lease.id());
  }

  private void release(Lease lease) {
    Instant now = moment.now();
    for (UUID id : lease.limitIds()) {
      release(limits.find(id), lease.slots(), now);
    }
  }

  private void releaseUnheld(FlowRun run) {
    Deployment deployment = deployment(run);
    if (deployment != null) {
      release(limit(deployment), 1, moment.now());
    }
  }

  private void release(@Nullable ConcurrencyLimit limit, int slots, Instant now) {
    if (limit != null) {
      usages.save(limit.id(), usages.lock(List.of(limit)).getFirst().released(slots, now));
    }
  }

  private static Optional<UUID> leaseOf(FlowRun run) {
    RunState state = run.state();
    return Optional.ofNullable(
        state == null ? null : state.details().deploymentConcurrencyLeaseId());
  }

  private @Nullable Deployment deployment(FlowRun run) {
    RunDeployment deployment = run.deployment();
    return deployment == null ? null : deployments.find(deployment.id());
  }

  /** Null if the deployment has none, or it is not active. */
  private @Nullable ConcurrencyLimit limit(Deployment deployment) {
    UUID id = deployment.concurrencyLimitId();
    ConcurrencyLimit limit = id == null ? null : limits.find(id);
    return limit == null || !limit.active() ? null : limit;
  }

  private static boolean cancelsNew(Deployment deployment) {
    ConcurrencyOptions options = deployment.concurrencyOptions();
    return options != null && options.collisionStrategy() == CollisionStrategy.CANCEL_NEW;
  }

  private static Duration lasting(Deployment deployment) {
    ConcurrencyOptions options = deployment.concurrencyOptions();
    Integer seconds = options == null ? null : options.gracePeriodSeconds();
    return seconds == null ? LEASE : Duration.ofSeconds(seconds);
  }
}
