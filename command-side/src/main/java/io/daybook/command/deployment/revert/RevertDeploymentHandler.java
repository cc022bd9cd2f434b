package io.daybook.command.deployment.revert;

import io.daybook.command.concurrency.ConcurrencyLimitDirectory;
import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.run.UnstartedRuns;
import io.daybook.command.run.UnstartedRuns.Which;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.history.Difference;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class RevertDeploymentHandler implements CommandHandler<RevertDeployment, Reverted> {

  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final Aggregates<WorkPool, WorkPoolEvent> pools;
  private final ConcurrencyLimitDirectory limits;
  private final PastStates pastStates;
  private final UnstartedRuns runs;
  private final Moment moment;

  RevertDeploymentHandler(
      Aggregates<Deployment, DeploymentEvent> deployments,
      Aggregates<WorkPool, WorkPoolEvent> pools,
      ConcurrencyLimitDirectory limits,
      PastStates pastStates,
      UnstartedRuns runs,
      Moment moment) {
    this.deployments = deployments;
    this.pools = pools;
    this.limits = limits;
    this.pastStates = pastStates;
    this.runs = runs;
    this.moment = moment;
  }

  @Override
  public Class<RevertDeployment> type() {
    return RevertDeployment.class;
  }

  @Override
  public Reverted handle(RevertDeployment command) {
    UUID id = command.deploymentId();
    // A change that comes behind this look, and that the timeline may hold, conflicts with the
    // write.
    Deployment _ = deployments.find(id);
    Timeline timeline = pastStates.timeline(id, command.revision());
    Present present = present(timeline, id);
    Past past = past(timeline, command);
    ConcurrencyLimit own = limits.ownOf(id);
    UUID ownId = own == null ? UUID.randomUUID() : own.id();
    List<DeploymentEvent> events =
        RevertDecider.decide(present, past, existing(past, ownId)).orThrow();
    boolean writes = !events.isEmpty() && !command.dryRun();
    if (writes) {
      write(id, past.limit(), ownId, events);
    }
    Difference difference = Difference.of(present.state(), after(present.state(), events));
    return new Reverted(
        id,
        timeline.revisions(),
        command.revision(),
        command.dryRun() ? null : timeline.revisions() + (writes ? 1 : 0),
        isPlanned(command, past, own) ? difference.without(Difference.LIMIT_ID) : difference);
  }

  /** Whether a limit is told of that has no id yet. */
  private static boolean isPlanned(
      RevertDeployment command, Past past, @Nullable ConcurrencyLimit own) {
    return command.dryRun() && own == null && past.limit() instanceof PastLimit.Own;
  }

  private Present present(Timeline timeline, UUID id) {
    Deployment state = timeline.present();
    if (state == null) {
      throw ApiException.notFound(
          timeline.revisions() == 0
              ? "Deployment not found"
              : "Deployment %s was deleted: only what is there can be reverted".formatted(id));
    }
    UUID limitId = state.concurrencyLimitId();
    ConcurrencyLimit limit = limitId == null ? null : limits.find(limitId);
    return new Present(state, limit != null && limit.isOwnOf(id) ? limit.limit() : null);
  }

  private Past past(Timeline timeline, RevertDeployment command) {
    int revision = command.revision();
    Timeline.Change wanted = timeline.wanted();
    if (wanted == null) {
      throw ApiException.notFound(
          "There is no revision %d of this deployment: its newest is %d"
              .formatted(revision, timeline.revisions()));
    }
    if (wanted.state() == null) {
      throw ApiException.detail(
          409, "Can't restore revision %d: it was a deletion".formatted(revision));
    }
    return pastStates.past(revision, wanted.state(), wanted.appendedAt());
  }

  private Existing existing(Past past, UUID ownLimit) {
    WorkQueueRef queue = past.state().workQueue();
    boolean limit =
        past.limit() instanceof PastLimit.Shared(UUID id, String _) && limits.find(id) != null;
    return new Existing(queue == null ? null : pools.find(queue.poolId()), limit, ownLimit);
  }

  /** The limit comes first, since the deployment refers to it, and what it leaves goes last. */
  private void write(UUID id, PastLimit limit, UUID ownLimit, List<DeploymentEvent> events) {
    if (limit instanceof PastLimit.Own(int number)) {
      limits.limitOwn(id, ownLimit, number);
    }
    deployments.record(id, events);
    limits.discardUnused(id);
    runs.remove(id, Which.FUTURE_OF_SCHEDULES);
  }

  private @Nullable Deployment after(Deployment before, List<DeploymentEvent> events) {
    Deployment state = before;
    for (DeploymentEvent event : events) {
      state = Deployment.evolve(state, event, moment.now());
    }
    return state;
  }
}
