package io.daybook.query.projection;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentJson;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.Schedule;
import io.daybook.query.index.IndexText;
import io.daybook.workpool.WorkQueueRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A deployment as a document, with every field that filters, sorts and searches ask. */
final class DeploymentDocument {

  private DeploymentDocument() {}

  static ObjectNode of(Deployment d) {
    ObjectNode document =
        Documents.document(d.id(), d.name(), d.created(), d.updated())
            .put("number", d.number())
            .put("flow_id", d.flow().id().toString())
            .put("flow_name", IndexText.exact(d.flow().name()))
            .put("flow_name_lower", IndexText.folded(d.flow().name()))
            .put("flow_name_key", IndexText.sortKey(d.flow().name()))
            .put("paused", d.paused())
            .put("work_queue_name", d.workQueueName())
            .put("concurrency_limit_id", text(d.concurrencyLimitId()));
    Documents.putExact(document, "tags", d.tags());
    Documents.putExact(document, "schedule_kinds", kinds(d.schedules()));
    putQueue(document, d.workQueue());
    document.put("search_size", IndexText.words(d.flow().name()) + IndexText.words(d.name()));
    document.set("body", DeploymentJson.body(d));
    return document;
  }

  private static void putQueue(ObjectNode document, @Nullable WorkQueueRef queue) {
    if (queue != null) {
      document
          .put("work_queue_id", queue.id().toString())
          .put("work_pool_id", queue.poolId().toString())
          .put("work_pool_name", IndexText.exact(queue.poolName()))
          .put("work_pool_name_key", IndexText.sortKey(queue.poolName()))
          .put("work_pool_type", IndexText.exact(queue.poolType()));
    }
  }

  private static Set<String> kinds(List<DeploymentSchedule> schedules) {
    Set<String> kinds = new LinkedHashSet<>();
    schedules.forEach(s -> kinds.add(kind(s.schedule())));
    return kinds;
  }

  private static String kind(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Interval _ -> "interval";
      case Schedule.Cron _ -> "cron";
      case Schedule.RRule _ -> "rrule";
    };
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
