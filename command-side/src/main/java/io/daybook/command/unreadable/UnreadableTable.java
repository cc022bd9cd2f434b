package io.daybook.command.unreadable;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Unreadables.Known;
import io.daybook.ledger.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What all nodes could not read ({@code activity.unreadable}). */
@Component
final class UnreadableTable {

  private static final String SAVE =
      """
      insert into activity.unreadable as it
        (aggregate_id, aggregate_type, position, event_name, reason, times)
      values (?, ?, ?, ?, ?, ?)
      on conflict (aggregate_id) do update set position = excluded.position,
        event_name = excluded.event_name, reason = excluded.reason,
        times = it.times + excluded.times\
      """;

  /** A row. */
  record Row(UUID id, String typeName) {

    /** Empty for a kind that only a newer version knows. */
    Optional<AggregateType> type() {
      return AggregateType.named(typeName);
    }
  }

  private final JdbcClient jdbc;

  UnreadableTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void save(Known known) {
    Unreadable why = known.why();
    long times = known.times().getAndSet(0);
    jdbc.sql(SAVE)
        .params(
            why.aggregateId(),
            known.type().storedName(),
            why.position(),
            why.eventName(),
            why.reason().replace('\0', ' '),
            times)
        .update();
  }

  /** Those that were not looked at for the longest time. */
  List<Row> next(int most) {
    return jdbc.sql(
            "select aggregate_id, aggregate_type from activity.unreadable order by checked limit ?")
        .param(most)
        .query((row, _) -> new Row(row.getObject(1, UUID.class), row.getString(2)))
        .list();
  }

  void checked(UUID id) {
    jdbc.sql("update activity.unreadable set checked = now() where aggregate_id = ?")
        .param(id)
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from activity.unreadable where aggregate_id = ?").param(id).update();
  }
}
