package io.daybook.command.run;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.workpool.JobTemplate;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunDeployment;
import io.daybook.wire.ApiException;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
final class ChangeFlowRunHandler implements CommandHandler<ChangeFlowRun, Done> {

  private final Aggregates<FlowRun, FlowRunEvent> runs;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final Aggregates<WorkPool, WorkPoolEvent> pools;
  private final RunTable table;

  ChangeFlowRunHandler(
      Aggregates<FlowRun, FlowRunEvent> runs,
      Aggregates<Deployment, DeploymentEvent> deployments,
      Aggregates<WorkPool, WorkPoolEvent> pools,
      RunTable table) {
    this.runs = runs;
    this.deployments = deployments;
    this.pools = pools;
    this.table = table;
  }

  @Override
  public Class<ChangeFlowRun> type() {
    return ChangeFlowRun.class;
  }

  @Override
  public Done handle(ChangeFlowRun command) {
    UUID id = command.flowRunId();
    FlowRun run = table.lockFlowRun(id) ? runs.find(id) : null;
    List<FlowRunEvent> events = ChangeDecider.decide(run, command).orThrow();
    if (run != null && command.jobVariables() instanceof Field.Value<ObjectNode>(var variables)) {
      check(run.deployment(), variables);
    }
    runs.record(id, events);
    return Done.DONE;
  }

  private void check(@Nullable RunDeployment of, ObjectNode variables) {
    Deployment deployment = of == null ? null : deployments.find(of.id());
    if (deployment == null) {
      throw ApiException.detail(400, "A deployment for the flow run could not be found");
    }
    WorkQueueRef queue = deployment.workQueue();
    WorkPool pool = queue == null ? null : pools.find(queue.poolId());
    if (pool != null) {
      JobTemplate.problemOf(
              pool.baseJobTemplate(), List.of(deployment.jobVariables(), variables), false)
          .ifPresent(why -> {
            throw ApiException.detail(422, "Error updating flow run: " + why);
          });
    }
  }
}
