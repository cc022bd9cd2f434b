package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.Bad;
import io.daybook.command.imports.ImportItem.NewDeployment;
import io.daybook.command.imports.ImportItem.NewFlow;
import io.daybook.command.imports.ImportItem.NewFlowRun;
import io.daybook.command.imports.ImportItem.NewPool;
import io.daybook.command.imports.ImportItem.NewQueue;
import io.daybook.command.imports.ImportItem.NewTaskRun;
import io.daybook.flow.FlowEvent.FlowCreated;
import java.util.ArrayList;
import java.util.List;

/** Turns lines into events, in the order of the lines. */
final class Translator {

  private final Names names;
  private final PoolImport pools;
  private final DeploymentImport deployments;
  private final FlowRunImport flowRuns;
  private final TaskRunImport taskRuns;

  Translator(
      Names names,
      PoolImport pools,
      DeploymentImport deployments,
      FlowRunImport flowRuns,
      TaskRunImport taskRuns) {
    this.names = names;
    this.pools = pools;
    this.deployments = deployments;
    this.flowRuns = flowRuns;
    this.taskRuns = taskRuns;
  }

  /**
   * @param items of one transaction, see {@link #together}
   */
  Batch translate(List<ImportItem> items) {
    Batch batch = new Batch();
    switch (items.getFirst()) {
      case NewFlowRun _ -> flowRuns.add(all(NewFlowRun.class, items), batch);
      case NewTaskRun _ -> taskRuns.add(all(NewTaskRun.class, items), batch);
      case NewFlow _, NewPool _, NewQueue _, NewDeployment _, Bad _ -> ledger(items, batch);
    }
    return batch;
  }

  /** Takes note of lines that an earlier run over the file has dealt with. */
  void recall(List<ImportItem> items) {
    all(NewFlow.class, items).forEach(flow -> names.refer(flow.head().ref(), flow.name()));
    deployments.recall(all(NewDeployment.class, items));
    flowRuns.recall(all(NewFlowRun.class, items));
    taskRuns.recall(all(NewTaskRun.class, items));
  }

  /**
   * Whether two lines may be of one transaction. Runs are in a log of their own, and refer to what
   * is in the database.
   */
  static boolean together(ImportItem one, ImportItem other) {
    return kind(one) == kind(other);
  }

  private static Class<?> kind(ImportItem item) {
    return switch (item) {
      case NewFlowRun _, NewTaskRun _ -> item.getClass();
      case NewFlow _, NewPool _, NewQueue _, NewDeployment _, Bad _ -> ImportItem.class;
    };
  }

  private void ledger(List<ImportItem> items, Batch batch) {
    List<NewDeployment> waiting = new ArrayList<>();
    for (ImportItem item : items) {
      if (item instanceof NewDeployment deployment) {
        waiting.add(deployment);
      } else {
        flush(waiting, batch);
        add(item, batch);
      }
    }
    flush(waiting, batch);
  }

  private void flush(List<NewDeployment> waiting, Batch batch) {
    if (!waiting.isEmpty()) {
      deployments.add(waiting, batch);
      waiting.clear();
    }
  }

  private void add(ImportItem item, Batch batch) {
    try {
      switch (item) {
        case NewFlow flow -> add(flow, batch);
        case NewPool pool -> pools.add(pool, batch);
        case NewQueue queue -> pools.add(queue, batch);
        case NewDeployment deployment -> deployments.add(List.of(deployment), batch);
        case NewFlowRun run -> flowRuns.add(List.of(run), batch);
        case NewTaskRun run -> taskRuns.add(List.of(run), batch);
        case Bad bad -> batch.bad(bad, bad.why());
      }
    } catch (BadLineException e) {
      batch.bad(item, e.why());
    }
  }

  private void add(NewFlow item, Batch batch) {
    names.refer(item.head().ref(), item.name());
    if (names.flow(item.name()) != null) {
      batch.kept();
      return;
    }
    FlowCreated event = new FlowCreated(item.head().id(), item.name(), item.tags(), item.labels());
    batch.write(List.of(event), item.head().created());
    names.add(event, item.head().created());
    batch.written();
  }

  private static <T extends ImportItem> List<T> all(Class<T> type, List<ImportItem> items) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
