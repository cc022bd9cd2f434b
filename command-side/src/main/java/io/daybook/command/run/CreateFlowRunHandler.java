package io.daybook.command.run;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.workpool.WorkPoolDirectory;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.run.RunDeployment;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkQueue;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class CreateFlowRunHandler implements CommandHandler<CreateFlowRun, CreateFlowRun.Answer> {

  private final FlowRuns runs;
  private final Aggregates<Flow, FlowEvent> flows;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final WorkPoolDirectory pools;

  CreateFlowRunHandler(
      FlowRuns runs,
      Aggregates<Flow, FlowEvent> flows,
      Aggregates<Deployment, DeploymentEvent> deployments,
      WorkPoolDirectory pools) {
    this.runs = runs;
    this.flows = flows;
    this.deployments = deployments;
    this.pools = pools;
  }

  @Override
  public Class<CreateFlowRun> type() {
    return CreateFlowRun.class;
  }

  @Override
  public CreateFlowRun.Answer handle(CreateFlowRun command) {
    UUID queue = queue(command);
    Flow flow = flows.find(command.flowId());
    if (flow == null) {
      throw ApiException.integrityConflict();
    }
    UUID deploymentId = command.deploymentId();
    Deployment deployment = deploymentId == null ? null : deployments.find(deploymentId);
    FlowRuns.Made made = runs.make(wanted(command, flow, deployment, queue));
    return new CreateFlowRun.Answer(made.created(), runs.response(made.run()));
  }

  private static NewFlowRun wanted(
      CreateFlowRun command, Flow flow, @Nullable Deployment deployment, @Nullable UUID queue) {
    return new NewFlowRun(
        command.flowId(),
        command.name(),
        command.state(),
        deployment(command.deploymentId(), deployment),
        command.flowVersion(),
        command.parameters(),
        command.context(),
        command.tags(),
        deployment == null
            ? RunLabels.of(flow, command.labels())
            : RunLabels.of(deployment, command.labels()),
        command.idempotencyKey(),
        command.policy(),
        command.parentTaskRunId(),
        queue,
        command.workQueueName(),
        false,
        command.infrastructureDocumentId(),
        command.createdBy(),
        RunVariables.kept(command.jobVariables(), command.idempotencyKey()));
  }

  private static @Nullable RunDeployment deployment(
      @Nullable UUID id, @Nullable Deployment deployment) {
    return id == null
        ? null
        : new RunDeployment(id, deployment == null ? null : deployment.number(), null);
  }

  private @Nullable UUID queue(CreateFlowRun command) {
    String poolName = command.workPoolName();
    if (poolName == null || poolName.isEmpty()) {
      return null;
    }
    String queueName = command.workQueueName();
    if (queueName == null || queueName.isEmpty()) {
      return pools.get(poolName).defaultQueueId();
    }
    // Where a queue is named, it is what is missing, even if the pool is.
    return Optional.ofNullable(pools.find(poolName))
        .flatMap(pool -> pool.queueNamed(queueName))
        .map(WorkQueue::id)
        .orElseThrow(() ->
            ApiException.notFound(
                "Work pool queue '" + poolName + "/" + queueName + "' not found."));
  }
}
