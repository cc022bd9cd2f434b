package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.NewFlowRun;
import io.daybook.command.imports.ImportItem.Reference;
import io.daybook.command.imports.KnownDeployments.Known;
import io.daybook.command.imports.RunTable.ParentTask;
import io.daybook.command.imports.RunTable.RunKey;
import io.daybook.flow.Flow;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.RunDeployment;
import io.daybook.run.TaskRunEvent.TaskRunSubflowAdded;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Flow runs, a run of lines at once: each is one event, with the state that it is in. */
final class FlowRunImport {

  private final Names names;
  private final References references;
  private final RunTable table;
  private final KnownDeployments deployments;

  FlowRunImport(Names names, References references, RunTable table, KnownDeployments deployments) {
    this.names = names;
    this.references = references;
    this.table = table;
    this.deployments = deployments;
  }

  void add(List<NewFlowRun> items, Batch batch) {
    deployments.read(ids(items, NewFlowRun::deployment));
    Pass pass =
        new Pass(
            table.flowRuns(items.stream().map(i -> i.head().id()).toList()),
            table.flowRunsByKey(keys(items)),
            table.parents(ids(items, NewFlowRun::parentTaskRun)),
            table.numbers(items.size()).iterator());
    for (NewFlowRun item : items) {
      try {
        add(item, pass, batch);
      } catch (BadLineException e) {
        batch.bad(item, e.why());
      }
    }
  }

  /** Later lines may name these runs; they are there already. */
  void recall(List<NewFlowRun> items) {
    Map<RunKey, UUID> known = table.flowRunsByKey(keys(items));
    for (NewFlowRun item : items) {
      RunKey key = key(item);
      UUID id = key == null ? null : known.get(key);
      references.put(item.head().ref(), id == null ? item.head().id() : id);
    }
  }

  /** What is there before some lines, and with those of them that were added. */
  private record Pass(
      Set<UUID> ids,
      Map<RunKey, UUID> keys,
      Map<UUID, ParentTask> parents,
      Iterator<Integer> numbers) {}

  private void add(NewFlowRun item, Pass pass, Batch batch) {
    UUID id = item.head().id();
    RunKey key = key(item);
    UUID there = key == null ? null : pass.keys().get(key);
    if (there != null || pass.ids().contains(id)) {
      references.put(item.head().ref(), there == null ? id : there);
      batch.kept();
      return;
    }
    FlowRunCreated event = created(item, pass);
    pass.ids().add(id);
    if (key != null) {
      pass.keys().put(key, id);
    }
    references.put(item.head().ref(), id);
    batch.write(List.of(event), item.head().created());
    if (event.parentTaskRunId() != null) {
      batch.write(
          List.of(new TaskRunSubflowAdded(event.parentTaskRunId(), id)), item.head().created());
    }
    batch.written();
  }

  private FlowRunCreated created(NewFlowRun item, Pass pass) {
    UUID id = item.head().id();
    Flow flow = names.flow(item.flow());
    if (flow == null) {
      throw new BadLineException("body.flow_id: no such flow: " + item.flow());
    }
    Known deployment = deployment(item);
    ParentTask parent = parent(item, pass);
    WorkQueue queue = queue(item);
    ImportedState in =
        ImportedState.of(
            item.state(),
            item.moments(),
            item.head().created(),
            details -> {
              details.flowRunId = id;
              details.taskRunId = parent == null ? null : parent.id();
            });
    return new FlowRunCreated(
        id,
        pass.numbers().next(),
        flow.id(),
        item.name(),
        deployment == null ? null : new RunDeployment(deployment.id(), deployment.number(), null),
        item.flowVersion(),
        item.parameters(),
        item.context(),
        item.tags(),
        labels(item, flow, deployment),
        item.idempotencyKey(),
        item.policy(),
        parent == null ? null : parent.id(),
        parent == null ? null : parent.flowRunId(),
        queue == null ? null : queue.id(),
        item.queueName(),
        false,
        null,
        null,
        item.jobVariables(),
        in.state(),
        in.times());
  }

  private @Nullable Known deployment(NewFlowRun item) {
    if (item.deployment() == null) {
      return null;
    }
    UUID id = references.id(item.deployment());
    Known found = id == null ? null : deployments.find(id);
    if (found == null) {
      throw new BadLineException("body.deployment_id: no such deployment: " + item.deployment());
    }
    return found;
  }

  private @Nullable ParentTask parent(NewFlowRun item, Pass pass) {
    if (item.parentTaskRun() == null) {
      return null;
    }
    UUID id = references.id(item.parentTaskRun());
    ParentTask found = id == null ? null : pass.parents().get(id);
    if (found == null) {
      throw new BadLineException(
          "body.parent_task_run_id: no such task run: " + item.parentTaskRun());
    }
    return found;
  }

  private @Nullable WorkQueue queue(NewFlowRun item) {
    if (item.poolName() == null) {
      return null;
    }
    WorkPool pool = names.pool(item.poolName());
    if (pool == null) {
      throw new BadLineException("body.work_pool_name: no such pool: " + item.poolName());
    }
    String name = item.queueName();
    return (name == null ? pool.queue(pool.defaultQueueId()) : pool.queueNamed(name))
        .orElseThrow(() -> new BadLineException("body.work_queue_name: no such queue: " + name));
  }

  private static ObjectNode labels(NewFlowRun item, Flow flow, @Nullable Known deployment) {
    ObjectNode labels = Json.object();
    ObjectNode inherited = deployment == null ? flow.labels() : deployment.labels();
    if (inherited != null) {
      labels.setAll(inherited);
    }
    labels.put("prefect.flow.id", flow.id().toString());
    if (deployment != null) {
      labels.put("prefect.deployment.id", deployment.id().toString());
    }
    labels.setAll(item.labels());
    return labels;
  }

  private Set<RunKey> keys(List<NewFlowRun> items) {
    return items.stream().map(this::key).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private @Nullable RunKey key(NewFlowRun item) {
    Flow flow = item.idempotencyKey() == null ? null : names.flow(item.flow());
    return flow == null || item.idempotencyKey() == null
        ? null
        : new RunKey(flow.id(), item.idempotencyKey());
  }

  private Set<UUID> ids(
      List<NewFlowRun> items, Function<NewFlowRun, @Nullable Reference> reference) {
    return items.stream()
        .map(reference)
        .filter(Objects::nonNull)
        .map(references::id)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
