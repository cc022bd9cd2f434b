package io.daybook.query.audit;

import io.daybook.filter.RefusalFilter;
import io.daybook.query.paging.Cursor.Value;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The refusals that are kept, and the counts of what left none. */
@Component
final class RefusalReads {

  /** Moment in microseconds and number of a refusal: the order of the list. */
  static final List<Value> SORT_VALUES = List.of(Value.WHOLE, Value.WHOLE);

  /** In microseconds. What a client made up as a cursor must be a time to PostgreSQL too. */
  private static final long YEAR_10000 = 253_402_300_800_000_000L;

  private final JdbcClient database;

  RefusalReads(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  /**
   * A row of the list.
   *
   * @param sortValues a JSON array
   */
  record Row(ObjectNode json, String sortValues) {}

  /**
   * The newest first.
   *
   * @param after the sort values of the row in front; null: from the beginning
   */
  List<Row> list(@Nullable RefusalFilter filter, @Nullable String after, int limit) {
    RefusalClauses where = RefusalClauses.of(filter);
    var query =
        database
            .sql(
                "select * from audit.refusal where "
                    + where.sql()
                    + (after == null ? "" : " and (at, number) < (?, ?)")
                    + " order by at desc, number desc limit ?")
            .params(where.values());
    if (after != null) {
      JsonNode values = Json.parse(after);
      long micros = Math.clamp(values.get(0).longValue(), 0, YEAR_10000);
      Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      query = query.params(at.atOffset(ZoneOffset.UTC), values.get(1).longValue());
    }
    return query.param(limit).query(RefusalReads::row).list();
  }

  long count(@Nullable RefusalFilter filter) {
    RefusalClauses where = RefusalClauses.of(filter);
    return database
        .sql("select count(*) from audit.refusal where " + where.sql())
        .params(where.values())
        .query(Long.class)
        .single();
  }

  /** The newest day first. */
  List<ObjectNode> counts(LocalDate since) {
    return database
        .sql(
            "select day, method, path, malformed, unrecorded from audit.refusal_count"
                + " where day >= ? order by day desc, path, method")
        .param(since)
        .query((row, _) ->
            Json.object()
                .put("day", row.getString(1))
                .put("method", row.getString(2))
                .put("path", row.getString(3))
                .put("malformed", row.getLong(4))
                .put("unrecorded", row.getLong(5)))
        .list();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, RefusalJson.time(row, "at"));
    return new Row(RefusalJson.response(row), "[%d,%d]".formatted(micros, row.getLong("number")));
  }
}
