package io.daybook.command.concurrency;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.SlotUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Slots in use ({@code activity.concurrency_limit}). */
@Component
final class SlotUsageTable {

  private final JdbcClient jdbc;

  SlotUsageTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The use of limits, which nobody else changes before this transaction ends; always locked in one
   * order, so that two who want the same limits don't wait for each other for ever.
   */
  List<LimitInUse> lock(List<ConcurrencyLimit> limits) {
    return limits.stream()
        .sorted(Comparator.comparing(ConcurrencyLimit::id))
        .map(limit -> new LimitInUse(limit, lock(limit)))
        .toList();
  }

  /** The use of a limit, which others may change meanwhile. */
  LimitInUse read(ConcurrencyLimit limit) {
    return new LimitInUse(
        limit,
        jdbc.sql("select * from activity.concurrency_limit where limit_id = ?")
            .param(limit.id())
            .query(SlotUsageTable::usage)
            .optional()
            .orElse(SlotUsage.NONE));
  }

  void save(Map<UUID, SlotUsage> usages) {
    usages.forEach(this::save);
  }

  void save(UUID limitId, SlotUsage usage) {
    Instant updated = Objects.requireNonNull(usage.updated(), "a use without its time");
    jdbc.sql(
            """
            insert into activity.concurrency_limit
              (limit_id, active_slots, denied_slots, avg_slot_occupancy_seconds, updated)
            values (:id, :active, :denied, :occupancy, :updated)
            on conflict (limit_id) do update set
              active_slots = excluded.active_slots,
              denied_slots = excluded.denied_slots,
              avg_slot_occupancy_seconds = excluded.avg_slot_occupancy_seconds,
              updated = excluded.updated\
            """)
        .param("id", limitId)
        .param("active", usage.activeSlots())
        .param("denied", usage.deniedSlots())
        .param("occupancy", usage.avgSlotOccupancySeconds())
        .param("updated", updated.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Gives slots back of a limit whose other figures nobody can tell. */
  void releaseOfUnreadable(UUID limitId, int slots, Instant now) {
    jdbc.sql(
            "update activity.concurrency_limit set active_slots = greatest(0, active_slots - ?),"
                + " updated = ? where limit_id = ?")
        .params(slots, now.atOffset(ZoneOffset.UTC), limitId)
        .update();
  }

  private SlotUsage lock(ConcurrencyLimit limit) {
    jdbc.sql(
            "insert into activity.concurrency_limit (limit_id, updated) values (?, ?)"
                + " on conflict (limit_id) do nothing")
        .params(limit.id(), limit.updated().atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql("select * from activity.concurrency_limit where limit_id = ? for update")
        .param(limit.id())
        .query(SlotUsageTable::usage)
        .single();
  }

  private static SlotUsage usage(ResultSet row, int index) throws SQLException {
    return new SlotUsage(
        row.getInt("active_slots"),
        row.getInt("denied_slots"),
        row.getDouble("avg_slot_occupancy_seconds"),
        row.getObject("updated", OffsetDateTime.class).toInstant());
  }
}
