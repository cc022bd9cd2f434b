package io.daybook.command.unreadable;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class CheckUnreadableHandler implements CommandHandler<CheckUnreadable, Integer> {

  private final UnreadableTable table;
  private final Unreadables unreadables;
  private final Map<AggregateType, Aggregates<?, ?>> aggregates =
      new EnumMap<>(AggregateType.class);

  CheckUnreadableHandler(
      UnreadableTable table,
      Unreadables unreadables,
      Aggregates<Flow, FlowEvent> flows,
      Aggregates<Deployment, DeploymentEvent> deployments,
      Aggregates<WorkPool, WorkPoolEvent> pools,
      Aggregates<ConcurrencyLimit, ConcurrencyLimitEvent> limits,
      Aggregates<FlowRun, FlowRunEvent> flowRuns,
      Aggregates<TaskRun, TaskRunEvent> taskRuns) {
    this.table = table;
    this.unreadables = unreadables;
    aggregates.put(AggregateType.FLOW, flows);
    aggregates.put(AggregateType.DEPLOYMENT, deployments);
    aggregates.put(AggregateType.WORK_POOL, pools);
    aggregates.put(AggregateType.CONCURRENCY_LIMIT, limits);
    aggregates.put(AggregateType.FLOW_RUN, flowRuns);
    aggregates.put(AggregateType.TASK_RUN, taskRuns);
  }

  @Override
  public Class<CheckUnreadable> type() {
    return CheckUnreadable.class;
  }

  @Override
  public Integer handle(CheckUnreadable command) {
    int settled = 0;
    for (UnreadableTable.Row row : table.next(command.most())) {
      if (isSettled(row)) {
        unreadables.remove(row.id());
        table.remove(row.id());
        settled++;
      } else {
        table.checked(row.id());
      }
    }
    return settled;
  }

  private boolean isSettled(UnreadableTable.Row row) {
    return row.type().map(aggregates::get).filter(of -> isReadable(of, row.id())).isPresent();
  }

  private static boolean isReadable(Aggregates<?, ?> of, UUID id) {
    try {
      Object _ = of.find(id);
      return true;
    } catch (UnreadableAggregateException _) {
      return false;
    }
  }
}
