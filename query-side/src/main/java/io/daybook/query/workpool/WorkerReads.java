package io.daybook.query.workpool;

import io.daybook.filter.AnyOrNone;
import io.daybook.filter.Paging;
import io.daybook.filter.TimeFilter;
import io.daybook.filter.WorkerFilter;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.workpool.Worker;
import io.daybook.workpool.WorkerJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The workers of a pool: what they are is all activity, so that it is read where that is kept. */
@Component
final class WorkerReads {
  private static final String LATEST_FIRST =
      """
      select id, pool_id, name, created, updated, last_heartbeat_time, heartbeat_interval_seconds
      from activity.worker where pool_id = ? order by last_heartbeat_time desc, id
      """;

  private final JdbcClient database;
  private final InstantSource clock;

  WorkerReads(@ProjectionDatabase JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  List<ObjectNode> ofPool(UUID poolId, @Nullable WorkerFilter filter, Paging paging) {
    Instant now = clock.instant();
    return database.sql(LATEST_FIRST).param(poolId).query(WorkerReads::worker).list().stream()
        .filter(worker -> filter == null || matches(worker, filter, now))
        .skip(paging.offset())
        .limit(paging.limit())
        .map(worker -> WorkerJson.response(worker, now))
        .toList();
  }

  private static boolean matches(Worker worker, WorkerFilter filter, Instant now) {
    TimeFilter heartbeat = filter.lastHeartbeatTime();
    var status = filter.status();
    List<Boolean> children =
        Stream.of(
                heartbeat == null ? null : within(worker.lastHeartbeat(), heartbeat),
                status == null ? null : isOneOf(worker.status(now).name(), status))
            .filter(Objects::nonNull)
            .toList();
    return switch (filter.operator()) {
      case AND -> !children.contains(false);
      case OR -> children.isEmpty() || children.contains(true);
    };
  }

  private static boolean within(Instant time, TimeFilter filter) {
    return (filter.before() == null || !time.isAfter(filter.before()))
        && (filter.after() == null || !time.isBefore(filter.after()));
  }

  private static boolean isOneOf(String status, AnyOrNone<WorkerFilter.WorkerStatus> filter) {
    return (filter.any() == null || filter.any().stream().anyMatch(s -> s.name().equals(status)))
        && (filter.notAny() == null
            || filter.notAny().stream().noneMatch(s -> s.name().equals(status)));
  }

  private static Worker worker(ResultSet row, int index) throws SQLException {
    return new Worker(
        row.getObject("id", UUID.class),
        row.getObject("pool_id", UUID.class),
        row.getString("name"),
        time(row, "created"),
        time(row, "updated"),
        time(row, "last_heartbeat_time"),
        row.getObject("heartbeat_interval_seconds", Integer.class));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
