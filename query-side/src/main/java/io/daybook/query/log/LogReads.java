package io.daybook.query.log;

import io.daybook.filter.LogFilter;
import io.daybook.filter.LogSort;
import io.daybook.filter.Paging;
import io.daybook.log.LogLine;
import io.daybook.query.projection.ProjectionDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines that are kept: what a write stored is there for the next read. */
@Component
final class LogReads {

  static final String COLUMNS =
      "select id, arrived, name, level, message, timestamp, flow_run_id, task_run_id"
          + " from runs.log where ";

  private final JdbcClient database;

  LogReads(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  List<LogLine> list(@Nullable LogFilter filter, LogSort sort, Paging paging) {
    LogClauses where = LogClauses.of(filter);
    return database
        .sql(COLUMNS + where.sql() + order(sort) + " limit ? offset ?")
        .params(where.values())
        .params(paging.limit(), paging.offset())
        .query(LogReads::line)
        .list();
  }

  private static String order(LogSort sort) {
    return switch (sort) {
      case TIMESTAMP_ASC -> " order by timestamp, number";
      case TIMESTAMP_DESC -> " order by timestamp desc, number desc";
    };
  }

  static LogLine line(ResultSet row, int index) throws SQLException {
    return new LogLine(
        row.getObject("id", UUID.class),
        time(row, "arrived"),
        row.getString("name"),
        row.getInt("level"),
        row.getString("message"),
        time(row, "timestamp"),
        row.getObject("flow_run_id", UUID.class),
        row.getObject("task_run_id", UUID.class));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
