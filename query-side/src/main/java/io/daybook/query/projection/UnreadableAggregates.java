package io.daybook.query.projection;

import io.daybook.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What the write side can't read and passes over, as its nodes write it down. */
final class UnreadableAggregates {

  /** Named of each kind; the others are counted. */
  private static final int NAMED = 100;

  private static final String FIRST =
      """
      select * from (
        select *, count(*) over (partition by aggregate_type) as all_of_type,
          row_number() over (partition by aggregate_type order by since, aggregate_id) as place
        from activity.unreadable
      ) numbered where place <= ? order by place\
      """;

  /**
   * Those of one kind.
   *
   * @param first in the order in which they were come upon
   */
  record OfType(long count, List<ObjectNode> first) {
    static final OfType NONE = new OfType(0, List.of());
  }

  private final JdbcClient jdbc;

  UnreadableAggregates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By the type of the aggregates, as the ledger stores it. */
  Map<String, OfType> byType() {
    Map<String, OfType> byType = new HashMap<>();
    jdbc.sql(FIRST)
        .param(NAMED)
        .query(row -> {
          String type = row.getString("aggregate_type");
          long count = row.getLong("all_of_type");
          byType
              .computeIfAbsent(type, _ -> new OfType(count, new ArrayList<>()))
              .first()
              .add(json(row));
        });
    return byType;
  }

  private static ObjectNode json(ResultSet row) throws SQLException {
    return Json.object()
        .put("aggregate_id", row.getString("aggregate_id"))
        .put("type", row.getString("aggregate_type"))
        .put("position", row.getLong("position"))
        .put("event", row.getString("event_name"))
        .put("reason", row.getString("reason"))
        .put("times", row.getLong("times"))
        .put("since", row.getObject("since", OffsetDateTime.class).toInstant().toString());
  }
}
