package io.daybook.query.stream;

import io.daybook.deployment.Deployment;
import io.daybook.flow.Flow;
import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRun;
import io.daybook.run.TaskRun;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What a flow run has to do with: the related resources of its events, in Prefect's order. */
@Component
final class Related {

  private final LogStore store;

  Related(LogStore store) {
    this.store = store;
  }

  List<ObjectNode> of(FlowRun run) {
    List<ObjectNode> related = new ArrayList<>();
    Set<String> tags = new TreeSet<>(run.tags());
    Flow flow = store.flow(run.flowId());
    if (flow != null) {
      related.add(resource("flow", flow.id(), flow.name()));
      tags.addAll(flow.tags());
    }
    Deployment deployment =
        run.deployment() == null ? null : store.deployment(run.deployment().id());
    if (deployment != null) {
      related.add(resource("deployment", deployment.id(), deployment.name()));
      tags.addAll(deployment.tags());
    }
    addQueue(related, run.workQueueId());
    TaskRun parent = run.parentTaskRunId() == null ? null : store.taskRun(run.parentTaskRunId());
    if (parent != null) {
      related.add(resource("task-run", parent.id(), parent.name()));
      tags.addAll(parent.tags());
    }
    tags.forEach(tag ->
        related.add(
            Json.object()
                .put(StreamedEvent.ID, "prefect.tag." + tag)
                .put(StreamedEvent.ROLE, "tag")));
    addCreator(related, run.createdBy());
    return related;
  }

  private void addQueue(List<ObjectNode> related, @Nullable UUID queueId) {
    LogStore.Queue queue = queueId == null ? null : store.queue(queueId);
    if (queueId != null && queue != null) {
      related.add(resource("work-queue", queueId, queue.name()));
      related.add(
          resource("work-pool", queue.poolId(), queue.poolName())
              .put("prefect.work-pool.type", queue.poolType()));
    }
  }

  private static void addCreator(List<ObjectNode> related, @Nullable CreatedBy creator) {
    String kind =
        switch (creator == null ? null : creator.type()) {
          case "DEPLOYMENT" -> "deployment";
          case "AUTOMATION" -> "automation";
          case null, default -> null;
        };
    if (creator != null && kind != null) {
      ObjectNode resource =
          Json.object()
              .put(StreamedEvent.ID, "prefect." + kind + "." + creator.id())
              .put(StreamedEvent.ROLE, "creator");
      if (creator.displayValue() != null && !creator.displayValue().isEmpty()) {
        resource.put("prefect.resource.name", creator.displayValue());
      }
      related.add(resource);
    }
  }

  private static ObjectNode resource(String kind, UUID id, String name) {
    return Json.object()
        .put(StreamedEvent.ID, "prefect." + kind + "." + id)
        .put(StreamedEvent.ROLE, kind)
        .put("prefect.resource.name", name);
  }
}
