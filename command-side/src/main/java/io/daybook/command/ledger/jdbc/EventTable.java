package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.EventCodec.Stored;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import io.daybook.ledger.UnreadEvent;
import io.daybook.ledger.UnreadableEventException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of events of a log. Everything here takes part in the transaction of its caller. */
public final class EventTable {

  /**
   * Where a stream ends.
   *
   * @param begun when its run began to exist; of no matter in the ledger
   */
  public record StreamEnd(long sequenceNumber, Instant begun) {}

  private final Log log;
  private final JdbcTemplate jdbc;
  private final RunWeeks weeks;
  private final EventCodec codec = AggregateType.CODEC;
  private final String table;
  private final String columns;

  public EventTable(Log log, DataSource dataSource) {
    this.log = log;
    this.jdbc = new JdbcTemplate(dataSource);
    this.weeks = new RunWeeks(dataSource);
    this.table = log.schema() + ".event ";
    this.columns =
        "select position, sequence_number, event_id, event_name, revision, payload::text,"
            + " metadata::text, recorded_at, %s, aggregate_id from ".formatted(appendedAt());
  }

  private String appendedAt() {
    return switch (log) {
      case LEDGER -> "appended_at";
      case RUNS -> "recorded_at";
    };
  }

  /**
   * Gives the events the next positions and tells the listeners of the log's channel. From here to
   * the commit no other transaction can append, so this is the last thing it should do.
   *
   * @param events at least one
   * @return the position of the last
   */
  public long append(List<NewEvent> events) {
    if (log == Log.RUNS) {
      events.stream().map(NewEvent::begun).distinct().forEach(weeks::ensure);
    }
    try {
      return new AppendStatement(log, events, codec).run(jdbc);
    } catch (DataIntegrityViolationException e) {
      weeks.forget(); // a week may have been dropped; whoever tries again finds out
      throw e;
    }
  }

  /** Makes room for runs that begin at a moment, which would else be made by the first of them. */
  public void ensureWeek(Instant begun) {
    weeks.ensure(begun);
  }

  /** The stream of one aggregate, from a sequence number on. */
  public List<RecordedEvent> ofAggregate(UUID aggregateId, long firstSequenceNumber) {
    return jdbc.query(
        columns
            + table
            + "where aggregate_id = ? and sequence_number >= ? order by sequence_number",
        (row, _) -> read(row),
        aggregateId,
        firstSequenceNumber);
  }

  /** The streams of those aggregates that have events. */
  public Map<UUID, List<RecordedEvent>> ofAggregates(Collection<UUID> aggregateIds) {
    return streams(
        columns + table + "where aggregate_id = any(?) order by aggregate_id, sequence_number",
        (Object) aggregateIds.toArray(UUID[]::new));
  }

  /**
   * The streams of runs of this log, each looked for in its week alone.
   *
   * @param begun when each of them began to exist
   */
  public Map<UUID, List<RecordedEvent>> ofRuns(Map<UUID, Instant> begun) {
    return streams(
        columns
            + table
            + "e join unnest(?::uuid[], ?::timestamptz[]) as wanted(id, since)"
            + " on e.aggregate_id = wanted.id and e.begun = wanted.since"
            + " order by aggregate_id, sequence_number",
        begun.keySet().toArray(UUID[]::new),
        begun.values().stream().map(Instant::toString).toArray(String[]::new));
  }

  private Map<UUID, List<RecordedEvent>> streams(String sql, Object... arguments) {
    Map<UUID, List<RecordedEvent>> streams = new HashMap<>();
    jdbc.query(
        sql,
        row -> {
          RecordedEvent event = read(row);
          streams.computeIfAbsent(event.event().aggregateId(), _ -> new ArrayList<>()).add(event);
        },
        arguments);
    return streams;
  }

  /** What comes after a position, in order. */
  public List<RecordedEvent> after(long position, int limit) {
    return jdbc.query(
        columns + table + "where position > ? order by position limit ?",
        (row, _) -> read(row),
        position,
        limit);
  }

  /** The position of the newest committed event; 0 in an empty ledger. */
  public long head() {
    return count("select position from " + log.schema() + ".head");
  }

  /** The position of the last event that was recorded before a moment. */
  public long before(Instant moment) {
    return count(
        "select coalesce(max(position), 0) from " + table + "where recorded_at < ?::timestamptz",
        moment.toString());
  }

  /** The ends of the streams of those aggregates that have events. */
  public Map<UUID, StreamEnd> ends(Collection<UUID> aggregateIds) {
    if (aggregateIds.isEmpty()) {
      return Map.of();
    }
    String begun = log == Log.RUNS ? "begun" : "recorded_at";
    Map<UUID, StreamEnd> found = new HashMap<>();
    jdbc.query(
        "select aggregate_id, max(sequence_number), min(%s) from %s where aggregate_id = any(?)"
                .formatted(begun, table)
            + " group by aggregate_id",
        row -> {
          found.put(row.getObject(1, UUID.class), new StreamEnd(row.getLong(2), instant(row, 3)));
        },
        (Object) aggregateIds.toArray(UUID[]::new));
    return found;
  }

  private long count(String sql, Object... arguments) {
    return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, arguments));
  }

  private RecordedEvent read(ResultSet row) throws SQLException {
    Stored stored = new Stored(row.getString(4), row.getInt(5), row.getString(6));
    LedgerEvent event;
    EventMetadata metadata = EventMetadata.SYSTEM;
    try {
      event = codec.decode(stored);
      metadata = codec.decodeMetadata(row.getString(7));
    } catch (UnreadableEventException e) {
      event = new UnreadEvent(row.getObject(10, UUID.class), stored.name(), "" + e.getMessage());
    }
    return new RecordedEvent(
        row.getLong(1),
        row.getLong(2),
        row.getObject(3, UUID.class),
        event,
        metadata,
        instant(row, 8),
        instant(row, 9));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
