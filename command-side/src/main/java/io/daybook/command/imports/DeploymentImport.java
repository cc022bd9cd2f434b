package io.daybook.command.imports;

import io.daybook.command.imports.DeploymentTable.DeploymentName;
import io.daybook.command.imports.DeploymentTable.Polled;
import io.daybook.command.imports.ImportItem.Head;
import io.daybook.command.imports.ImportItem.NewDeployment;
import io.daybook.command.imports.ImportItem.NewSchedule;
import io.daybook.command.workpool.WorkQueueDecider;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.flow.Flow;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueue;
import io.daybook.workpool.WorkQueueRef;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Deployments, a run of lines at once. */
final class DeploymentImport {

  private static final String AGENTS = "default-agent-pool";

  private final Names names;
  private final References references;
  private final DeploymentTable table;

  DeploymentImport(Names names, References references, DeploymentTable table) {
    this.names = names;
    this.references = references;
    this.table = table;
  }

  void add(List<NewDeployment> items, Batch batch) {
    Map<DeploymentName, UUID> taken = named(items);
    Set<UUID> ids = table.existing(items.stream().map(i -> i.head().id()).toList());
    Iterator<Integer> numbers = table.numbers(items.size()).iterator();
    for (NewDeployment item : items) {
      try {
        add(item, numbers.next(), taken, ids, batch);
      } catch (BadLineException e) {
        batch.bad(item, e.why());
      }
    }
  }

  /** Later lines may name these deployments; they are there already. */
  void recall(List<NewDeployment> items) {
    Map<DeploymentName, UUID> known = named(items);
    for (NewDeployment item : items) {
      DeploymentName key = key(item);
      UUID id = key == null ? null : known.get(key);
      if (id != null) {
        references.put(item.head().ref(), id);
      }
    }
  }

  private Map<DeploymentName, UUID> named(List<NewDeployment> items) {
    return table.named(items.stream().map(this::key).filter(Objects::nonNull).toList());
  }

  private @Nullable DeploymentName key(NewDeployment item) {
    Flow flow = names.flow(item.flow());
    return flow == null ? null : new DeploymentName(flow.id(), item.name());
  }

  private void add(
      NewDeployment item, int number, Map<DeploymentName, UUID> taken, Set<UUID> ids, Batch batch) {
    Flow flow = names.flow(item.flow());
    if (flow == null) {
      throw new BadLineException("body.flow_id: no such flow: " + item.flow());
    }
    DeploymentName name = new DeploymentName(flow.id(), item.name());
    UUID there = taken.get(name);
    if (there != null) {
      references.put(item.head().ref(), there);
      batch.kept();
      return;
    }
    if (!ids.add(item.head().id())) {
      throw new BadLineException("id: another deployment has it");
    }
    taken.put(name, item.head().id());
    references.put(item.head().ref(), item.head().id());
    WorkQueueRef queue = queue(item, batch);
    UUID limit = limit(item, batch);
    batch.write(List.of(created(item, number, flow, queue, limit)), item.head().created());
    if (limit != null) {
      batch.write(
          List.of(new DeploymentOwnLimitSet(item.head().id(), item.concurrencyLimit())),
          item.head().created());
    }
    batch.write(item.schedules().stream().map(s -> added(item, s)).toList(), item.head().created());
    remember(item.head(), batch);
    batch.written();
  }

  private static void remember(Head head, Batch batch) {
    if (head.updated().isAfter(head.created())) {
      batch.write(List.of(new DeploymentTouched(head.id())), head.updated());
    }
    if (head.lastPolled() != null) {
      batch.poll(new Polled(head.id(), head.lastPolled()));
    }
  }

  private static DeploymentCreated created(
      NewDeployment item,
      int number,
      Flow flow,
      @Nullable WorkQueueRef queue,
      @Nullable UUID limit) {
    return new DeploymentCreated(
        item.head().id(),
        number,
        flow.ref(),
        item.name(),
        item.version(),
        item.description(),
        item.path(),
        item.entrypoint(),
        item.pullSteps(),
        item.paused(),
        item.tags(),
        labels(item, flow),
        item.parameters(),
        item.parameterOpenapiSchema(),
        item.enforceParameterSchema(),
        item.jobVariables(),
        queue,
        item.queueName(),
        limit,
        item.concurrencyOptions(),
        null,
        null);
  }

  private static ObjectNode labels(NewDeployment item, Flow flow) {
    ObjectNode labels = Json.object();
    if (flow.labels() != null) {
      labels.setAll(flow.labels());
    }
    labels.put("prefect.flow.id", flow.id().toString());
    labels.setAll(item.labels());
    return labels;
  }

  private static DeploymentScheduleAdded added(NewDeployment item, NewSchedule schedule) {
    return new DeploymentScheduleAdded(
        item.head().id(),
        UUID.randomUUID(),
        schedule.schedule(),
        schedule.active(),
        null,
        schedule.parameters(),
        schedule.slug());
  }

  private static @Nullable UUID limit(NewDeployment item, Batch batch) {
    if (item.concurrencyLimit() == null) {
      return null;
    }
    UUID id = UUID.randomUUID();
    String name = ConcurrencyLimit.nameFor(item.head().id());
    batch.write(
        List.of(new ConcurrencyLimitCreated(id, name, item.concurrencyLimit(), true, 0)),
        item.head().created());
    return id;
  }

  /**
   * The queue that a deployment goes to; made if it is named and its pool has none of that name.
   */
  private @Nullable WorkQueueRef queue(NewDeployment item, Batch batch) {
    String poolName = item.poolName();
    String queueName = item.queueName();
    if (poolName == null && queueName == null) {
      return null;
    }
    String wanted = poolName == null ? AGENTS : poolName;
    WorkPool pool = names.pool(wanted);
    if (pool == null) {
      throw new BadLineException("body.work_pool_name: no such pool: " + wanted);
    }
    if (queueName == null) {
      return pool.ref(pool.defaultQueueId());
    }
    List<WorkPoolEvent> events = WorkQueueDecider.ensure(pool, queueName, UUID.randomUUID());
    batch.write(events, item.head().created());
    names.add(wanted, events, item.head().created());
    WorkPool with = names.pool(wanted);
    return (with == null ? pool : with)
        .queueNamed(queueName)
        .map(WorkQueue::id)
        .map(pool::ref)
        .orElse(null);
  }
}
