package io.daybook.query.audit;

import io.daybook.ledger.EventCodec;
import io.daybook.ledger.UnreadableEventException;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.retention.RecordKind;
import io.daybook.retention.RetentionEvent;
import io.daybook.retention.RetentionEvent.RecordsExpired;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The retentions in force, and what the ledger says they removed. */
@Component
final class RetentionReads {

  private static final Logger log = LoggerFactory.getLogger(RetentionReads.class);

  private static final EventCodec CODEC = new EventCodec(List.of(RetentionEvent.class));
  private static final UUID[] STREAMS =
      Arrays.stream(RecordKind.values()).map(RecordKind::retentionId).toArray(UUID[]::new);

  private final JdbcClient database;

  RetentionReads(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  /** One of each kind that a node has applied. */
  List<ObjectNode> inForce() {
    return database
        .sql("select kind, keep_seconds, applied from audit.retention order by kind")
        .query((row, _) ->
            Json.object()
                .put("kind", row.getString(1))
                .put("keep_seconds", row.getLong(2))
                .put("applied", Timestamps.format(RefusalJson.time(row, "applied"))))
        .list();
  }

  /** The newest first, before a position. */
  List<ObjectNode> removed(long before, int limit) {
    return database
        .sql(
            """
            select position, recorded_at, event_name, revision, payload::text from ledger.event
            where aggregate_id = any (?) and position < ? order by position desc limit ?\
            """)
        .params(STREAMS, before, limit)
        .query(RetentionReads::removed)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Nothing for what a newer version wrote: it is passed over. */
  private static Optional<ObjectNode> removed(ResultSet row, int index) throws SQLException {
    ObjectNode json = Json.object();
    json.put("position", row.getLong(1));
    json.put("at", Timestamps.format(RefusalJson.time(row, "recorded_at")));
    var stored = new EventCodec.Stored(row.getString(3), row.getInt(4), row.getString(5));
    try {
      return switch ((RetentionEvent) CODEC.decode(stored)) {
        case RecordsExpired expired ->
            Optional.of(
                json.put("kind", expired.kind().name())
                    .put("before", Timestamps.format(expired.before()))
                    .put("count", expired.count()));
      };
    } catch (UnreadableEventException e) {
      log.debug("A removal is passed over: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
