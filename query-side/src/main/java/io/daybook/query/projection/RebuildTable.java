package io.daybook.query.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code projection.rebuild}: what any node may take up, and none forgets. */
final class RebuildTable {
  private static final String ROWS =
      "select projection, reason, requested_at, owner, failures, problem from projection.rebuild ";

  /** Seconds between two tries: they double up to a minute. */
  private static final String PAUSE = "least(60, power(2, least(failures, 6))) * interval '1 s'";

  private final JdbcClient jdbc;

  RebuildTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where only the weeks that were lost would be written anew, a stronger reason asks for more.
   *
   * @return false if it was asked for already
   */
  boolean add(Projector<?> projector, RebuildReason reason) {
    return jdbc.sql(
                "insert into projection.rebuild as r (projection, reason) values (?, ?)"
                    + " on conflict (projection) do update set reason = excluded.reason"
                    + " where ? and r.reason = 'LOST' and excluded.reason <> 'LOST'")
            .params(projector.name(), reason.name(), projector.home().isWeekly())
            .update()
        > 0;
  }

  List<RebuildRequest> all() {
    return jdbc.sql(ROWS + "order by requested_at, projection").query(RebuildRequest.class).list();
  }

  Optional<RebuildRequest> of(Projector<?> projector) {
    return jdbc.sql(ROWS + "where projection = ?")
        .param(projector.name())
        .query(RebuildRequest.class)
        .optional();
  }

  /** Takes one up, unless another node does it, or it failed just now. */
  boolean claim(String projection, String owner, Duration timeout) {
    return jdbc.sql(
                "update projection.rebuild set owner = ?, renewed_at = now()"
                    + " where projection = ? and not_before <= now()"
                    + " and (owner is null or renewed_at < now() - ? * interval '1 ms')")
            .params(owner, projection, timeout.toMillis())
            .update()
        > 0;
  }

  /** Keeps others from taking them up. */
  void renew(Collection<String> projections, String owner) {
    jdbc.sql(
            "update projection.rebuild set renewed_at = now()"
                + " where projection = any(?) and owner = ?")
        .params(projections.toArray(String[]::new), owner)
        .update();
  }

  /** Lets it be tried again, by whomever, after a pause. */
  void failed(String projection, String owner, String problem) {
    jdbc.sql(
            "update projection.rebuild set owner = null, failures = failures + 1, problem = ?,"
                + " not_before = now() + %s where projection = ? and owner = ?".formatted(PAUSE))
        .params(problem.replace('\0', ' '), projection, owner)
        .update();
  }

  /** Lets another node take up what this one had. */
  void release(String owner) {
    jdbc.sql("update projection.rebuild set owner = null where owner = ?").param(owner).update();
  }

  /** What was lost is there again; what was asked for meanwhile may be taken up. */
  void endLoss(Projector<?> projector) {
    jdbc.sql("delete from projection.rebuild where projection = ? and reason = 'LOST'")
        .param(projector.name())
        .update();
    jdbc.sql("update projection.rebuild set owner = null where projection = ?")
        .param(projector.name())
        .update();
  }

  void remove(Projector<?> projector) {
    jdbc.sql("delete from projection.rebuild where projection = ?")
        .param(projector.name())
        .update();
  }
}
