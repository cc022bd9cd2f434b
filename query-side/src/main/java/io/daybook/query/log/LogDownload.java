package io.daybook.query.log;

import io.daybook.log.LogLine;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.query.web.CsvLines;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All lines of a flow run as a table, read piece by piece. */
@Component
final class LogDownload {

  private static final int AT_ONCE = 1_000;

  private static final String NAME =
      """
      select e.payload ->> 'name'
      from runs.flow_run r join runs.event e on e.aggregate_id = r.id and e.begun = r.begun
      where r.id = ? and e.event_name in ('FlowRunCreated', 'FlowRunRenamed')
      order by e.sequence_number desc limit 1
      """;

  private static final String NEXT =
      """
      select id, arrived, name, level, message, timestamp, flow_run_id, task_run_id, number
      from runs.log
      where flow_run_id = ? and (timestamp, number) > (?, ?)
      order by timestamp, number limit\
      """
          + " "
          + AT_ONCE;

  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private final JdbcClient database;

  LogDownload(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  private record Numbered(LogLine line, long number) {}

  /** The present name of a flow run, if there is one. */
  Optional<String> nameOf(UUID flowRunId) {
    return database.sql(NAME).param(flowRunId).query(String.class).optional();
  }

  void write(UUID flowRunId, Appendable out) throws IOException {
    CsvLines table = new CsvLines(out);
    table.row("timestamp", "level", "flow_run_id", "task_run_id", "message");
    OffsetDateTime time = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    long number = 0;
    List<Numbered> lines;
    do {
      lines =
          database.sql(NEXT).params(flowRunId, time, number).query(LogDownload::numbered).list();
      for (Numbered next : lines) {
        LogLine line = next.line();
        table.row(
            python(line.timestamp()),
            line.level(),
            line.flowRunId(),
            line.taskRunId(),
            line.message());
        time = line.timestamp().atOffset(ZoneOffset.UTC);
        number = next.number();
      }
    } while (lines.size() == AT_ONCE);
  }

  private static Numbered numbered(ResultSet row, int index) throws SQLException {
    return new Numbered(LogReads.line(row, index), row.getLong("number"));
  }

  /** As Python writes a time. */
  private static String python(Instant time) {
    return (time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? WHOLE : MICROS).format(time);
  }
}
