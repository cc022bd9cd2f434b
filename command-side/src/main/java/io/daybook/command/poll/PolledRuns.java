package io.daybook.command.poll;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunJson;
import io.daybook.run.FlowRunTail;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Renders runs whole, with the queues and pools that they are in now. */
@Component
final class PolledRuns {

  private record Placed(WorkQueueRef queue, String name) {}

  private final JdbcClient jdbc;

  PolledRuns(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ObjectNode> of(List<FlowRun> runs, Instant now) {
    Map<UUID, Placed> queues = queues(runs);
    return runs.stream()
        .map(run -> {
          UUID id = run.workQueueId();
          Placed placed = id == null ? null : queues.get(id);
          return FlowRunJson.response(run, tail(run, placed, now));
        })
        .toList();
  }

  private static FlowRunTail tail(FlowRun run, @Nullable Placed placed, Instant now) {
    return placed == null
        ? FlowRunTail.of(run, null, null, now)
        : FlowRunTail.of(run, placed.queue(), placed.name(), now);
  }

  private Map<UUID, Placed> queues(List<FlowRun> runs) {
    UUID[] ids =
        runs.stream()
            .map(FlowRun::workQueueId)
            .filter(Objects::nonNull)
            .distinct()
            .toArray(UUID[]::new);
    Map<UUID, Placed> queues = new HashMap<>();
    if (ids.length > 0) {
      jdbc.sql(
              """
              select q.id, p.id, p.name, p.type, q.name from ledger.work_queue q
              join ledger.work_pool p on p.id = q.pool_id where q.id = any(?)\
              """)
          .param(ids)
          .query(row -> {
            UUID id = row.getObject(1, UUID.class);
            UUID pool = row.getObject(2, UUID.class);
            queues.put(
                id,
                new Placed(
                    new WorkQueueRef(id, pool, row.getString(3), row.getString(4)),
                    row.getString(5)));
          });
    }
    return queues;
  }
}
