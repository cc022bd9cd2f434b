package io.daybook.query.workpool;

import io.daybook.filter.Paging;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who holds the slots of pools and queues: runs, of which there are none yet. */
final class SlotStatus {
  private SlotStatus() {}

  static Paging.Numbered page(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      Paging.Numbered page = Paging.Numbered.read(in, mostRows);
      in.optional("flow_run_limit", Types.INT.atLeast(0).atMost(200));
      return in.build(() -> page);
    });
  }

  static ObjectNode ofPool(ObjectNode pool, WorkQueueReads.Page queues, Paging.Numbered page) {
    ObjectNode status = status(pool);
    ArrayNode list = status.putArray("queues");
    for (ObjectNode queue : queues.queues()) {
      ObjectNode one = list.addObject();
      one.set("queue_id", queue.path("id"));
      one.set("queue_name", queue.path("name"));
      one.setAll(status(queue));
      one.putArray("flow_runs");
      one.put("flow_run_count", 0);
    }
    return counted(status, queues.count(), page);
  }

  static ObjectNode ofQueue(ObjectNode queue, Paging.Numbered page) {
    ObjectNode status = status(queue);
    status.putArray("flow_runs");
    return counted(status, 0, page);
  }

  private static ObjectNode status(ObjectNode limited) {
    ObjectNode status = Json.object().put("active_slots", WorkPoolReads.ACTIVE_SLOTS);
    status.set("concurrency_limit", limited.path("concurrency_limit"));
    return status;
  }

  private static ObjectNode counted(ObjectNode status, long count, Paging.Numbered page) {
    return status
        .put("count", count)
        .put("limit", page.limit())
        .put("pages", page.pages(count))
        .put("page", page.page());
  }
}
