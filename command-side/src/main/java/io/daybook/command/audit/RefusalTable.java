package io.daybook.command.audit;

import io.daybook.command.ledger.store.LedgerDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables {@code audit.refusal} and {@code audit.refusal_count}. */
@Component
final class RefusalTable {

  private record Column<R>(String name, String type, Function<R, @Nullable Object> value) {}

  private static final List<Column<Refusal>> COLUMNS =
      List.of(
          new Column<>("at", "timestamptz", r -> r.at().atOffset(ZoneOffset.UTC)),
          text("actor_id", r -> r.by().actor().id()),
          text("actor_type", r -> r.by().actor().type()),
          text("actor_name", r -> r.by().actor().displayValue()),
          new Column<>("actor_verified", "boolean", r -> r.by().actor().verified()),
          text("request_id", r -> r.by().requestId()),
          text("client", r -> r.by().userAgent()),
          text("worker_name", r -> r.by().workerName()),
          text("address", r -> r.by().sourceAddress()),
          text("reason", r -> r.by().reason()),
          text("method", Refusal::method),
          text("path", Refusal::path),
          text("target", Refusal::target),
          text("command", r -> r.by().command()),
          new Column<>("deployment_id", "uuid", r -> r.subject().deploymentId()),
          text("deployment_name", r -> r.subject().deploymentName()),
          new Column<>("flow_id", "uuid", r -> r.subject().flowId()),
          text("flow_name", r -> r.subject().flowName()),
          text("work_pool_name", r -> r.subject().workPoolName()),
          text("work_queue_name", r -> r.subject().workQueueName()),
          text("concurrency_limit_name", r -> r.subject().concurrencyLimitName()),
          new Column<>("body", "text", r -> body(r.body().kept())),
          new Column<>("body_bytes", "bigint", r -> r.body().bytes()),
          new Column<>("status", "int", Refusal::status),
          text("error", Refusal::error));

  private static final List<Column<RefusalCounts.Row>> COUNTS =
      List.of(
          new Column<>("day", "date", row -> row.kind().day()),
          new Column<>("method", "text", row -> row.kind().method()),
          new Column<>("path", "text", row -> row.kind().path()),
          new Column<>("malformed", "bigint", row -> row.count().malformed()),
          new Column<>("unrecorded", "bigint", row -> row.count().unrecorded()));

  private static final String INSERT =
      """
      insert into audit.refusal (%s)
      select %s
      from unnest(%s) with ordinality as sent (%s, ordinal)
      left join ledger.deployment deployment on deployment.id = sent.deployment_id
      left join ledger.flow flow on flow.id = coalesce(sent.flow_id, deployment.flow_id)
      order by sent.ordinal\
      """
          .formatted(
              each(Column::name), each(RefusalTable::written), each(_ -> "?"), each(Column::name));

  // In one order, so that two nodes never wait for each other.
  private static final String COUNT =
      """
      insert into audit.refusal_count as known (day, method, path, malformed, unrecorded)
      select * from unnest(?, ?, ?, ?, ?) order by 1, 2, 3
      on conflict (day, method, path) do update set
        malformed = known.malformed + excluded.malformed,
        unrecorded = known.unrecorded + excluded.unrecorded\
      """;

  private final JdbcTemplate jdbc;

  RefusalTable(@LedgerDatabase DataSource database) {
    this.jdbc = new JdbcTemplate(database);
  }

  /** Stores them in their order, all or none. */
  void add(List<Refusal> refusals) {
    jdbc.execute(
        (ConnectionCallback<Integer>) connection -> run(connection, INSERT, COLUMNS, refusals));
  }

  /** Tells how many were removed. */
  long removeBefore(Instant moment) {
    return jdbc.update("delete from audit.refusal where at < ?", moment.atOffset(ZoneOffset.UTC));
  }

  /** Adds to the stored counts, all or none. */
  void count(List<RefusalCounts.Row> rows) {
    if (!rows.isEmpty()) {
      jdbc.execute(
          (ConnectionCallback<Integer>) connection -> run(connection, COUNT, COUNTS, rows));
    }
  }

  private static <R> int run(
      Connection connection, String sql, List<Column<R>> columns, List<R> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (Column<R> column : columns) {
        Object[] values = rows.stream().map(column.value()).toArray();
        statement.setArray(parameter++, connection.createArrayOf(column.type(), values));
      }
      return statement.executeUpdate();
    }
  }

  private static Column<Refusal> text(String name, Function<Refusal, @Nullable String> value) {
    return new Column<>(
        name,
        "text",
        refusal -> {
          String text = value.apply(refusal);
          return text == null ? null : storable(Refusal.cut(text));
        });
  }

  private static @Nullable String body(@Nullable String kept) {
    return kept == null ? null : storable(kept);
  }

  /** Without what PostgreSQL's texts can't hold. */
  private static String storable(String text) {
    byte[] encodable = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
    return new String(encodable, StandardCharsets.UTF_8);
  }

  /** What the request does not tell, the registry may. */
  private static String written(Column<Refusal> column) {
    return switch (column.name()) {
      case "deployment_name" -> "coalesce(sent.deployment_name, deployment.name)";
      case "flow_id" -> "coalesce(sent.flow_id, deployment.flow_id)";
      case "flow_name" -> "coalesce(sent.flow_name, flow.name)";
      default -> "sent." + column.name();
    };
  }

  private static String each(Function<Column<Refusal>, String> part) {
    return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
  }
}
