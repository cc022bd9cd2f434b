package io.daybook.query.projection;

import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.UnreadableEventException;
import io.daybook.query.index.Feed;
import io.daybook.query.projection.LogEntry.Content;
import io.daybook.retention.RetentionEvent;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.Week;
import io.daybook.workpool.WorkPoolEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events of a log, for reading alone. Many are read at once, and each may be as large as what a
 * request may send: large ones are read again when they are asked for, one by one.
 */
final class LogTable {

  /** In bytes. */
  private static final int LARGE = 64 << 10;

  private static final EventCodec CODEC =
      new EventCodec(
          List.of(
              FlowEvent.class,
              DeploymentEvent.class,
              WorkPoolEvent.class,
              ConcurrencyLimitEvent.class,
              RetentionEvent.class,
              FlowRunEvent.class,
              TaskRunEvent.class));

  private static final Comparator<LogEntry> BY_BEGIN =
      Comparator.comparing(entry -> Objects.requireNonNull(entry.begun()));

  private final JdbcClient jdbc;
  private final String table;
  private final String columns;
  private final String whole;

  LogTable(JdbcClient jdbc, Feed feed) {
    this.jdbc = jdbc;
    this.table = feed.log().schema() + ".event";
    this.columns =
        "select position, aggregate_id, aggregate_type, sequence_number, event_name, revision,"
            + " case when octet_length(payload::text) <= %d then payload::text end,"
                .formatted(LARGE)
            + " recorded_at, %s from %s ".formatted(ofFeed(feed), table);
    this.whole = "select event_name, revision, payload::text from " + table + " where position = ?";
  }

  private static String ofFeed(Feed feed) {
    return switch (feed) {
      case LEDGER -> "null::timestamptz, null::timestamptz, null";
      case RUNS -> "begun, null::timestamptz, null";
      case HISTORY -> "null::timestamptz, appended_at, metadata::text";
    };
  }

  /** What follows a position, in order; positions have no gaps and become visible in order. */
  List<LogEntry> after(long position, int limit) {
    return jdbc.sql(columns + "where position > ? order by position limit ?")
        .params(position, limit)
        .query((row, _) -> read(row))
        .list();
  }

  /** What happened to runs of a week between two positions, in order. */
  List<LogEntry> ofWeek(Week week, String aggregateType, long after, long through, int limit) {
    return jdbc.sql(
            columns
                + "where begun >= ? and begun < ? and aggregate_type = ?"
                + " and position > ? and position <= ? order by position limit ?")
        .params(
            week.start().atOffset(ZoneOffset.UTC),
            week.end().atOffset(ZoneOffset.UTC),
            aggregateType,
            after,
            through,
            limit)
        .query((row, _) -> read(row))
        .list();
  }

  /** Whether there is anything between a position and an entry; a retention leaves gaps. */
  boolean has(long position, LogEntry entry) {
    return jdbc.sql(
            "select exists (select from %s where position > ? and position < ?)".formatted(table))
        .params(position, entry.position())
        .query(Boolean.class)
        .single();
  }

  /**
   * The aggregates of a type, in the order of their ids.
   *
   * @param after to go on behind; null to begin
   */
  List<UUID> aggregates(String type, @Nullable UUID after, int limit) {
    return jdbc.sql(
            "select aggregate_id from %s where sequence_number = 0 and aggregate_type = ?"
                    .formatted(table)
                + " and aggregate_id > ? order by aggregate_id limit ?")
        .params(type, after == null ? new UUID(0, 0) : after, limit)
        .query(UUID.class)
        .list();
  }

  /**
   * Whose event it is that is at a position.
   *
   * @param type of the aggregate
   */
  record Owner(UUID id, String type) {}

  /** Whether a retention took a week from the log: its documents go a moment later. */
  boolean isDropped(Week week) {
    return jdbc.sql(
            "select exists (select from runs.week where monday = ? and dropped is not null)")
        .param(week.monday())
        .query(Boolean.class)
        .single();
  }

  /** Whose events are at some positions; of those at which there is none, nothing is told. */
  Map<Long, Owner> ownersAt(Collection<Long> positions) {
    Map<Long, Owner> found = new HashMap<>();
    jdbc.sql(
            "select position, aggregate_id, aggregate_type from %s where position = any(?)"
                .formatted(table))
        .param(positions.toArray(Long[]::new))
        .query(row -> {
          found.put(row.getLong(1), new Owner(row.getObject(2, UUID.class), row.getString(3)));
        });
    return found;
  }

  /** The stream of one aggregate up to a position, in order. */
  List<LogEntry> stream(UUID aggregateId, long position) {
    return jdbc.sql(columns + "where aggregate_id = ? and position <= ? order by sequence_number")
        .params(aggregateId, position)
        .query((row, _) -> read(row))
        .list();
  }

  /** What is before these entries in the streams of their runs, in order, by run. */
  Map<UUID, List<LogEntry>> before(Collection<LogEntry> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Long> first = new HashMap<>();
    entries.forEach(entry -> first.put(entry.aggregateId(), entry.position()));
    Map<UUID, List<LogEntry>> before = new HashMap<>();
    jdbc
        .sql(
            columns
                + "where aggregate_id = any(?) and position < ? and begun between ? and ?"
                + " order by aggregate_id, sequence_number")
        .params(
            first.keySet().toArray(UUID[]::new),
            entries.stream().mapToLong(LogEntry::position).max().orElse(0),
            begun(entries.stream().min(BY_BEGIN)),
            begun(entries.stream().max(BY_BEGIN)))
        .query((row, _) -> read(row))
        .list()
        .stream()
        .filter(e -> e.position() < first.getOrDefault(e.aggregateId(), 0L))
        .forEach(e -> before.computeIfAbsent(e.aggregateId(), _ -> new ArrayList<>()).add(e));
    return before;
  }

  private static OffsetDateTime begun(Optional<LogEntry> entry) {
    return entry.map(LogEntry::begun).orElseThrow().atOffset(ZoneOffset.UTC);
  }

  private LogEntry read(ResultSet row) throws SQLException {
    long position = row.getLong(1);
    String name = row.getString(5);
    String payload = row.getString(7);
    Appended appended = null;
    Supplier<Content> content;
    try {
      appended = appended(row);
      Content read = payload == null ? null : content(name, row.getInt(6), payload);
      content = read == null ? () -> whole(position) : () -> read;
    } catch (UnreadableEventException e) {
      Content none = new Content(null, e.getMessage());
      content = () -> none;
    }
    return new LogEntry(
        position,
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getLong(4),
        name,
        content,
        row.getObject(8, OffsetDateTime.class).toInstant(),
        at(row, 9),
        appended);
  }

  private Content whole(long position) {
    return jdbc.sql(whole)
        .param(position)
        .query((row, _) -> content(row.getString(1), row.getInt(2), row.getString(3)))
        .single();
  }

  private static Content content(String name, int revision, String payload) {
    try {
      return new Content(CODEC.decode(new EventCodec.Stored(name, revision, payload)), null);
    } catch (UnreadableEventException e) {
      return new Content(null, e.getMessage());
    }
  }

  private static @Nullable Appended appended(ResultSet row) throws SQLException {
    Instant at = at(row, 10);
    return at == null ? null : new Appended(at, CODEC.decodeMetadata(row.getString(11)));
  }

  private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
