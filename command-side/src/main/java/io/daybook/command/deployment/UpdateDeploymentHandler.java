package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.run.UnstartedRuns;
import io.daybook.command.run.UnstartedRuns.Which;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkQueueRef;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class UpdateDeploymentHandler implements CommandHandler<UpdateDeployment, Done> {

  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final WorkQueues queues;
  private final DeploymentLimits limits;
  private final UnstartedRuns runs;
  private final DeploymentSettings settings;

  UpdateDeploymentHandler(
      Aggregates<Deployment, DeploymentEvent> deployments,
      WorkQueues queues,
      DeploymentLimits limits,
      UnstartedRuns runs,
      DeploymentSettings settings) {
    this.deployments = deployments;
    this.queues = queues;
    this.limits = limits;
    this.runs = runs;
    this.settings = settings;
  }

  @Override
  public Class<UpdateDeployment> type() {
    return UpdateDeployment.class;
  }

  @Override
  public Done handle(UpdateDeployment command) {
    UUID id = command.deploymentId();
    Deployment deployment = deployments.find(id);
    UpdateDecider.Lookup lookup = new Found(deployment, command.attributes());
    Deployment after =
        deployments.record(
            id, UpdateDecider.decide(deployment, command, lookup, UUID::randomUUID).orThrow());
    settings.checkSchedules(schedules(deployment), schedules(after));
    limits.discardUnused(id);
    runs.remove(id, Which.FUTURE_OF_SCHEDULES);
    return Done.DONE;
  }

  private static int schedules(@Nullable Deployment deployment) {
    return deployment == null ? 0 : deployment.schedules().size();
  }

  /** What the attributes stand for, of a deployment that is there. */
  private final class Found implements UpdateDecider.Lookup {

    private final @Nullable Deployment deployment;
    private final DeploymentAttributes sent;

    Found(@Nullable Deployment deployment, DeploymentAttributes sent) {
      this.deployment = deployment;
      this.sent = sent;
    }

    @Override
    public void checkJobVariables() {
      String pool = sent.workPoolName().orElse("");
      if (!pool.isEmpty()) {
        JobVariables.checkForUpdate(queues.pool(pool), sent.jobVariables().orNull());
      }
    }

    @Override
    public References references() {
      Deployment present = Objects.requireNonNull(deployment);
      Field<UUID> limit = limits.resolve(present.id(), present.concurrencyLimitId(), sent);
      Field<WorkQueueRef> queue = queues.resolve(sent, true);
      return limits.references(present.id(), present, queue, limit);
    }
  }
}
