package io.daybook.command.deployment.run;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.run.FlowRuns;
import io.daybook.command.run.NewFlowRun;
import io.daybook.command.run.RunLabels;
import io.daybook.command.run.RunVariables;
import io.daybook.command.workpool.JobTemplate;
import io.daybook.command.workpool.WorkPoolDirectory;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.run.CreatedBy;
import io.daybook.run.RunDeployment;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes runs of deployments, within the command being handled. The deployment stays as it is. */
@Component
final class DeploymentRuns {

  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final WorkPoolDirectory pools;
  private final FlowRuns runs;

  DeploymentRuns(
      Aggregates<Deployment, DeploymentEvent> deployments, WorkPoolDirectory pools, FlowRuns runs) {
    this.deployments = deployments;
    this.pools = pools;
    this.runs = runs;
  }

  /**
   * @throws ApiException 404
   */
  Deployment deployment(UUID id) {
    Deployment deployment = deployments.find(id);
    if (deployment == null) {
      throw ApiException.notFound("Deployment not found");
    }
    return deployment;
  }

  /**
   * @throws ApiException if the request is refused; nothing of the run is recorded then
   */
  FlowRuns.Made make(
      Deployment deployment, RunRequest request, @Nullable CreatedBy createdBy, Wording wording) {
    ObjectNode parameters = RunParameters.of(deployment, request, wording);
    WorkPool pool = pool(deployment);
    checkJobVariables(deployment, request, pool);
    WorkQueueRef queue = queue(deployment, request, pool, wording);
    return runs.make(
        new NewFlowRun(
            deployment.flow().id(),
            request.name(),
            request.state(),
            new RunDeployment(deployment.id(), deployment.number(), deployment.version()),
            null,
            parameters,
            request.context(),
            Stream.concat(deployment.tags().stream(), request.tags().stream()).distinct().toList(),
            RunLabels.of(deployment, request.labels()),
            request.idempotencyKey(),
            request.policy(),
            request.parentTaskRunId(),
            queue == null ? null : queue.id(),
            isSent(request.workQueueName()) ? request.workQueueName() : deployment.workQueueName(),
            false,
            request.infrastructureDocumentId() == null
                ? deployment.infrastructureDocumentId()
                : request.infrastructureDocumentId(),
            createdBy,
            RunVariables.kept(request.jobVariables(), request.idempotencyKey())));
  }

  private @Nullable WorkPool pool(Deployment deployment) {
    WorkQueueRef queue = deployment.workQueue();
    return queue == null ? null : pools.find(queue.poolName());
  }

  private static void checkJobVariables(
      Deployment deployment, RunRequest request, @Nullable WorkPool pool) {
    if (pool == null) {
      return;
    }
    ObjectNode sent = request.jobVariables();
    List<ObjectNode> layers =
        sent == null
            ? List.of(deployment.jobVariables())
            : List.of(deployment.jobVariables(), sent);
    Optional<String> problem = JobTemplate.problemOf(pool.baseJobTemplate(), layers, false);
    if (problem.isPresent()) {
      throw ApiException.detail(422, "Error creating flow run: " + problem.get());
    }
  }

  private @Nullable WorkQueueRef queue(
      Deployment deployment, RunRequest request, @Nullable WorkPool pool, Wording wording) {
    String name = request.workQueueName();
    if (name == null || name.isEmpty()) {
      return deployment.workQueue();
    }
    if (pool == null) {
      throw ApiException.detail(400, wording.noPool().formatted(name, deployment.id()));
    }
    return pools.ensureQueue(pool, name);
  }

  private static boolean isSent(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
