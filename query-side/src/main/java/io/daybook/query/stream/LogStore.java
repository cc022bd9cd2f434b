package io.daybook.query.stream;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.Evolution;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.UnreadableEventException;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The two logs as streams need them: states of flow runs by position, and what they refer to. */
@Component
final class LogStore {

  private static final Logger log = LoggerFactory.getLogger(LogStore.class);

  private static final EventCodec CODEC =
      new EventCodec(
          List.of(FlowEvent.class, DeploymentEvent.class, FlowRunEvent.class, TaskRunEvent.class));

  private static final String STATES =
      """
      select position, aggregate_id, begun, recorded_at, event_name, revision, payload::text
      from runs.event
      where position > ? and position <= ?
        and event_name in ('FlowRunCreated', 'FlowRunStateChanged')
      """;

  private final JdbcClient database;

  LogStore(@ProjectionDatabase JdbcClient database) {
    this.database = database;
  }

  /** The position of the newest event of the run log. */
  long head() {
    return database.sql("select position from runs.head").query(Long.class).single();
  }

  /** Events with states, in order, behind one position and up to another; both count. */
  List<RunRow> states(long after, long upTo, int limit) {
    return database
        .sql(STATES + " order by position limit ?")
        .params(after, upTo, limit)
        .query(LogStore::row)
        .list();
  }

  /** Of these, those that were recorded since a moment. */
  List<RunRow> statesSince(Instant since, long after, long upTo, int most) {
    return database
        .sql(STATES + " and recorded_at >= ? order by position limit ?")
        .params(after, upTo, since.atOffset(ZoneOffset.UTC), most)
        .query(LogStore::row)
        .list();
  }

  private static RunRow row(ResultSet row, int index) throws SQLException {
    FlowRunEvent event = decode(row, 5) instanceof FlowRunEvent known ? known : null;
    return new RunRow(
        row.getLong(1), row.getObject(2, UUID.class), time(row, 3), time(row, 4), event);
  }

  /** The flow run as it was up to a position. */
  @Nullable FlowRun flowRun(UUID id, Instant begun, long position) {
    return folded(runEvents(id, begun, position), FlowRunEvent.class, FlowRun::evolve);
  }

  private record Recorded(LedgerEvent event, Instant at) {}

  private List<Recorded> runEvents(UUID id, Instant begun, long position) {
    return database
        .sql(
            "select event_name, revision, payload::text, recorded_at from runs.event where"
                + " aggregate_id = ? and begun = ? and position <= ? order by sequence_number")
        .params(id, begun.atOffset(ZoneOffset.UTC), position)
        .query(LogStore::recorded)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The task run as it is now. */
  @Nullable TaskRun taskRun(UUID id) {
    return folded(events("runs", id), TaskRunEvent.class, TaskRun::evolve);
  }

  @Nullable Flow flow(UUID id) {
    return folded(events("ledger", id), FlowEvent.class, Flow::evolve);
  }

  @Nullable Deployment deployment(UUID id) {
    return folded(events("ledger", id), DeploymentEvent.class, Deployment::evolve);
  }

  /** As far as it can be told: without what can't be read some events make no sense. */
  private static <S, E extends LedgerEvent> @Nullable S folded(
      List<Recorded> stream, Class<E> events, Evolution<S, E> evolution) {
    S state = null;
    for (Recorded recorded : stream) {
      try {
        state =
            events.isInstance(recorded.event())
                ? evolution.evolve(state, events.cast(recorded.event()), recorded.at())
                : state;
      } catch (RuntimeException e) {
        log.debug("{} is passed over: {}", recorded.event(), e.getMessage());
      }
    }
    return state;
  }

  private List<Recorded> events(String log, UUID id) {
    return database
        .sql(
            "select event_name, revision, payload::text, recorded_at from "
                + log
                + ".event where aggregate_id = ? order by sequence_number")
        .param(id)
        .query(LogStore::recorded)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** A queue and its pool, under their present names. */
  record Queue(String name, UUID poolId, String poolName, String poolType) {}

  @Nullable Queue queue(UUID id) {
    return database
        .sql(
            "select q.name, p.id, p.name, p.type from ledger.work_queue q"
                + " join ledger.work_pool p on p.id = q.pool_id where q.id = ?")
        .param(id)
        .query((row, _) ->
            new Queue(
                row.getString(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
        .optional()
        .orElse(null);
  }

  /** Nothing for what a newer version wrote: it is passed over. */
  private static Optional<Recorded> recorded(ResultSet row, int index) throws SQLException {
    LedgerEvent event = decode(row, 1);
    return event == null ? Optional.empty() : Optional.of(new Recorded(event, time(row, 4)));
  }

  private static @Nullable LedgerEvent decode(ResultSet row, int at) throws SQLException {
    try {
      return CODEC.decode(
          new EventCodec.Stored(row.getString(at), row.getInt(at + 1), row.getString(at + 2)));
    } catch (UnreadableEventException _) {
      return null;
    }
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
