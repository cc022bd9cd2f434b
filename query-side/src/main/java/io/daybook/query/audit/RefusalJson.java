package io.daybook.query.audit;

import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A refusal as it is answered; what is known of who asked has the keys that a change has. */
final class RefusalJson {

  private static final List<String> REQUEST =
      List.of(
          "request_id",
          "client",
          "worker_name",
          "address",
          "reason",
          "method",
          "path",
          "target",
          "command",
          "deployment_id",
          "deployment_name",
          "flow_id",
          "flow_name",
          "work_pool_name",
          "work_queue_name",
          "concurrency_limit_name",
          "body");

  private RefusalJson() {}

  static ObjectNode response(ResultSet row) throws SQLException {
    ObjectNode json = Json.object();
    json.put("at", Timestamps.format(time(row, "at")));
    json.set(
        "actor",
        Json.object()
            .put("id", row.getString("actor_id"))
            .put("type", row.getString("actor_type"))
            .put("display_value", row.getString("actor_name"))
            .put("verified", row.getBoolean("actor_verified")));
    for (String key : REQUEST) {
      json.put(key, row.getString(key));
    }
    return json.put("body_bytes", row.getLong("body_bytes"))
        .put("status", row.getInt("status"))
        .put("error", row.getString("error"));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
