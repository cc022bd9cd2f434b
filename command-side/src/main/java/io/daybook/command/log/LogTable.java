package io.daybook.command.log;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Moment;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines ({@code runs.log}), a partition for every week in which some arrived. */
@Component
final class LogTable {

  private static final String INSERT =
      """
      insert into runs.log
        (arrived, number, id, name, level, message, timestamp, flow_run_id, task_run_id)
      select ?, nextval('runs.log_number'), line.id, line.name, line.level, line.message,
        line.timestamp, line.flow_run_id, line.task_run_id
      from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
        as line (id, name, level, message, timestamp, flow_run_id, task_run_id, ordinal)
      order by line.ordinal\
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final Moment moment;
  private volatile LocalDate knownWeek = LocalDate.MIN;

  LogTable(@LedgerDatabase DataSource database, Moment moment) {
    this.jdbc = JdbcClient.create(database);
    this.template = new JdbcTemplate(database);
    this.moment = moment;
  }

  /** Stores all lines by one statement, in their order. */
  void add(List<NewLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    Instant now = moment.now();
    if (!week(now).equals(knownWeek)) {
      addWeek(now);
      knownWeek = week(now);
    }
    template.execute((ConnectionCallback<Integer>) connection -> insert(connection, now, lines));
  }

  /** Makes room for what arrives in the week of that moment. */
  void addWeek(Instant at) {
    var _ = jdbc.sql("select runs.add_log_week(?)").param(week(at)).query().singleRow();
  }

  /** Drops the weeks that ended before that moment; returns how many lines they had. */
  long dropWeeksBefore(Instant moment) {
    return jdbc.sql("select lines from runs.expire_log_weeks(?)")
        .param(utc(moment))
        .query(Long.class)
        .single();
  }

  private static int insert(Connection connection, Instant now, List<NewLine> lines)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, utc(now));
      insert.setArray(2, array(connection, "uuid", lines, _ -> UUID.randomUUID()));
      insert.setArray(3, array(connection, "text", lines, NewLine::name));
      insert.setArray(4, array(connection, "int4", lines, NewLine::level));
      insert.setArray(5, array(connection, "text", lines, NewLine::message));
      insert.setArray(6, array(connection, "timestamptz", lines, line -> utc(line.timestamp())));
      insert.setArray(7, array(connection, "uuid", lines, NewLine::flowRunId));
      insert.setArray(8, array(connection, "uuid", lines, NewLine::taskRunId));
      return insert.executeUpdate();
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<NewLine> lines,
      Function<NewLine, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(type, lines.stream().map(column).toArray());
  }

  private static LocalDate week(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
