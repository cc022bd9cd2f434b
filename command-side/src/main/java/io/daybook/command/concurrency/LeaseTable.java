package io.daybook.command.concurrency;

import io.daybook.command.ledger.store.LedgerDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leases and the limits that they hold slots of ({@code activity.lease}). */
@Component
final class LeaseTable {

  private final JdbcClient jdbc;

  LeaseTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Lease lease, Duration lasting, @Nullable LeaseHolder holder) {
    jdbc.sql(
            """
            insert into activity.lease (id, slots, holder_type, holder_id, created, expires_at)
            values (:id, :slots, :type, :holder, :created, :expires)\
            """)
        .param("id", lease.id())
        .param("slots", lease.slots())
        .param("type", holder == null ? null : holder.type().text())
        .param("holder", holder == null ? null : holder.id())
        .param("created", utc(lease.created()))
        .param("expires", utc(lease.created().plus(lasting)))
        .update();
    for (UUID limit : lease.limitIds()) {
      jdbc.sql("insert into activity.lease_of_limit (lease_id, limit_id) values (?, ?)")
          .params(lease.id(), limit)
          .update();
    }
  }

  /** Whether the lease was there and had not run out. */
  boolean renew(UUID leaseId, Instant until, Instant now) {
    return 0
        < jdbc.sql("update activity.lease set expires_at = ? where id = ? and expires_at > ?")
            .params(utc(until), leaseId, utc(now))
            .update();
  }

  /** Like {@link #renew}, be it that the lease has run out and nobody has taken it yet. */
  boolean prolong(UUID leaseId, Instant until) {
    return 0
        < jdbc.sql("update activity.lease set expires_at = ? where id = ?")
            .params(utc(until), leaseId)
            .update();
  }

  /**
   * Takes a lease away, for its slots to be given back; empty if there is none. It waits for a
   * renewal that is under way: passed over, the slots would stay taken until the lease runs out.
   */
  Optional<Lease> take(UUID leaseId) {
    return take("id = ? for update", leaseId).stream().findFirst();
  }

  /** Takes the lease of a holder away, if it has one. */
  Optional<Lease> takeOf(LeaseHolder holder) {
    return take("holder_type = ? and holder_id = ? for update", holder.type().text(), holder.id())
        .stream()
        .findFirst();
  }

  /** Takes leases away that have run out; those that another node is taking are left to it. */
  List<Lease> takeExpired(Instant now, int most) {
    return take(
        "expires_at < ? order by expires_at limit ? for update skip locked", utc(now), most);
  }

  private List<Lease> take(String condition, Object... arguments) {
    List<Lease> held =
        jdbc.sql("select id, slots, created from activity.lease where " + condition)
            .params(arguments)
            .query(this::lease)
            .list();
    held.forEach(
        lease -> jdbc.sql("delete from activity.lease where id = ?").param(lease.id()).update());
    return held;
  }

  private Lease lease(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Lease(
        id,
        row.getInt("slots"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        limits(id));
  }

  private List<UUID> limits(UUID leaseId) {
    return jdbc.sql("select limit_id from activity.lease_of_limit where lease_id = ?")
        .param(leaseId)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
