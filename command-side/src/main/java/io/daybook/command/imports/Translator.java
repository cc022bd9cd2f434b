package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.Bad;
import io.daybook.command.imports.ImportItem.NewDeployment;
import io.daybook.command.imports.ImportItem.NewFlow;
import io.daybook.command.imports.ImportItem.NewPool;
import io.daybook.command.imports.ImportItem.NewQueue;
import io.daybook.command.imports.ImportItem.Skipped;
import io.daybook.flow.FlowEvent.FlowCreated;
import java.util.ArrayList;
import java.util.List;

/** Turns lines into events, in the order of the lines. */
final class Translator {

  private final Names names;
  private final PoolImport pools;
  private final DeploymentImport deployments;

  Translator(Names names, DeploymentTable table) {
    this.names = names;
    this.pools = new PoolImport(names);
    this.deployments = new DeploymentImport(names, table);
  }

  Batch translate(List<ImportItem> items) {
    Batch batch = new Batch();
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
    return batch;
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
        case Skipped _ -> batch.skipped();
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
}
