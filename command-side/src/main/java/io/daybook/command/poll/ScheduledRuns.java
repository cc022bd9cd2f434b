package io.daybook.command.poll;

import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.ledger.RecordedEvent;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.run.FlowRun;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The runs that are SCHEDULED, by what the registry knows of them. */
@Component
final class ScheduledRuns {

  /**
   * A queue that is asked for its runs.
   *
   * @param room how many runs it may start
   */
  record Asked(UUID queueId, int priority, int room) {}

  /** What can't be read must not take the places of others in a poll with a limit. */
  private static final String DUE =
      "state_type = 'SCHEDULED' and next_scheduled_start_time between :start and :end"
          + " and id <> all(:unreadable)";

  /** Names may be longer than an index entry. */
  private static final String UNDER_NAME =
      "md5(work_queue_name) = md5(:name) and work_queue_name = :name";

  private final JdbcClient jdbc;
  private final EventTable runs;
  private final Unreadables unreadables;

  ScheduledRuns(@LedgerDatabase JdbcClient jdbc, EventTables events, Unreadables unreadables) {
    this.jdbc = jdbc;
    this.runs = events.runs();
    this.unreadables = unreadables;
  }

  /** How many runs of queues are PENDING or RUNNING; queues without any are left out. */
  Map<UUID, Integer> busy(Collection<UUID> queueIds) {
    Map<UUID, Integer> busy = new HashMap<>();
    jdbc.sql(
            "select work_queue_id, count(*) from runs.flow_run where work_queue_id = any(?)"
                + " and state_type in ('PENDING', 'RUNNING') group by work_queue_id")
        .param(queueIds.toArray(UUID[]::new))
        .query(row -> {
          busy.put(row.getObject(1, UUID.class), row.getInt(2));
        });
    return busy;
  }

  /** How many runs that were made for queues of a name, in any pool, have not ended. */
  int busyUnderName(String queueName) {
    return jdbc.sql(
            "select count(*) from runs.flow_run where "
                + UNDER_NAME
                + " and state_type in ('PENDING', 'RUNNING', 'CANCELLING')")
        .param("name", queueName)
        .query(Integer.class)
        .single();
  }

  /** By the priority of their queues, then by time; runs that retry where they are stay there. */
  List<FlowRun> ofQueues(List<Asked> queues, Window window, int limit) {
    return found(
        () ->
            jdbc.sql(
                    """
                    select due.id, due.begun from unnest(:queues::uuid[], :priorities::int[],
                      :rooms::int[]) as q(id, priority, room), lateral (
                        select id, begun, next_scheduled_start_time as at from runs.flow_run
                        where work_queue_id = q.id and %s and not retried_in_process
                        order by next_scheduled_start_time limit least(q.room, :limit)
                      ) due
                    order by q.priority, due.at limit :limit\
                    """
                        .formatted(DUE))
                .param("queues", queues.stream().map(Asked::queueId).toArray(UUID[]::new))
                .param("priorities", queues.stream().map(Asked::priority).toArray(Integer[]::new))
                .param("rooms", queues.stream().map(Asked::room).toArray(Integer[]::new)),
        window,
        limit);
  }

  List<FlowRun> ofDeployments(Collection<UUID> deploymentIds, Window window, int limit) {
    return found(
        () ->
            jdbc.sql(
                    "select id, begun from runs.flow_run where deployment_id = any(:deployments)"
                        + " and "
                        + DUE
                        + " order by next_scheduled_start_time limit :limit")
                .param("deployments", deploymentIds.toArray(UUID[]::new)),
        window,
        limit);
  }

  /** Those that were made for queues of this name, in any pool. */
  List<FlowRun> underName(String queueName, Window window, int limit) {
    return found(
        () ->
            jdbc.sql(
                    "select id, begun from runs.flow_run where "
                        + UNDER_NAME
                        + " and "
                        + DUE
                        + " order by next_scheduled_start_time limit :limit")
                .param("name", queueName),
        window,
        limit);
  }

  /** Each time without the runs that could not be read the time before. */
  private List<FlowRun> found(Supplier<StatementSpec> query, Window window, int limit) {
    while (true) {
      int unreadable = unreadables.count();
      List<FlowRun> found = fold(due(query.get(), window, limit));
      if (unreadables.count() <= unreadable) {
        return found;
      }
    }
  }

  private Map<UUID, Instant> due(StatementSpec query, Window window, int limit) {
    Map<UUID, Instant> begun = new LinkedHashMap<>();
    query
        .param("unreadable", unreadables.ids(AggregateType.FLOW_RUN))
        .param("start", window.start())
        .param("end", window.end())
        .param("limit", limit)
        .query(row -> {
          begun.put(
              row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant());
        });
    return begun;
  }

  private List<FlowRun> fold(Map<UUID, Instant> begun) {
    if (begun.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<RecordedEvent>> streams = runs.ofRuns(begun);
    return begun.keySet().stream()
        .map(id -> readable(streams.getOrDefault(id, List.of())))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable FlowRun readable(List<RecordedEvent> stream) {
    try {
      return unreadables.telling(AggregateType.FLOW_RUN, () -> FlowRun.fold(stream));
    } catch (UnreadableAggregateException _) {
      return null;
    }
  }
}
