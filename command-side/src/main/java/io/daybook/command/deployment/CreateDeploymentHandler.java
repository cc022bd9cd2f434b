package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.DeploymentRow;
import io.daybook.command.run.UnstartedRuns;
import io.daybook.command.run.UnstartedRuns.Which;
import io.daybook.command.workpool.AgentPool;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentJson;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class CreateDeploymentHandler
    implements CommandHandler<CreateDeployment, CreateDeployment.Answer> {

  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final Aggregates<Flow, FlowEvent> flows;
  private final Registry registry;
  private final WorkQueues queues;
  private final DeploymentLimits limits;
  private final DeploymentActivity activity;
  private final UnstartedRuns runs;

  CreateDeploymentHandler(
      Aggregates<Deployment, DeploymentEvent> deployments,
      Aggregates<Flow, FlowEvent> flows,
      Registry registry,
      WorkQueues queues,
      DeploymentLimits limits,
      DeploymentActivity activity,
      UnstartedRuns runs) {
    this.deployments = deployments;
    this.flows = flows;
    this.registry = registry;
    this.queues = queues;
    this.limits = limits;
    this.activity = activity;
    this.runs = runs;
  }

  @Override
  public Class<CreateDeployment> type() {
    return CreateDeployment.class;
  }

  @Override
  public CreateDeployment.Answer handle(CreateDeployment command) {
    DeploymentRow row = registry.deployment(command.flowId(), command.name());
    UUID id = row == null ? UUID.randomUUID() : row.id();
    Deployment present = row == null ? null : deployments.find(id);
    References references = references(id, present, command.attributes());
    int number = present == null ? registry.nextDeploymentNumber() : present.number();
    List<DeploymentEvent> events =
        CreateDecider.decide(
                present,
                command,
                new CreateDecider.Facts(
                    id, number, flows.find(command.flowId()), references, UUID::randomUUID))
            .orThrow();
    Deployment after = Objects.requireNonNull(deployments.record(id, events));
    limits.discardUnused(id);
    if (present != null) {
      runs.remove(id, Which.FUTURE_OF_SCHEDULES);
    }
    return new CreateDeployment.Answer(
        present == null, DeploymentJson.response(after, activity.tail(after)));
  }

  private References references(UUID id, @Nullable Deployment present, DeploymentAttributes sent) {
    String pool = sent.workPoolName().orElse("");
    if (!pool.isEmpty() && !pool.equals(AgentPool.NAME)) {
      JobVariables.checkForCreation(queues.pool(pool), sent.jobVariables().orNull());
    }
    Field<UUID> limit =
        limits.resolve(id, present == null ? null : present.concurrencyLimitId(), sent);
    Field<WorkQueueRef> queue = queues.resolve(sent, false);
    return limits.references(id, present, queue, limit);
  }
}
