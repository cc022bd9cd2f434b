package io.daybook.query.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that could not be applied, with all later ones of their aggregates. */
final class DeadLetters {

  private final JdbcClient jdbc;
  private final String suffix;

  private DeadLetters(JdbcClient jdbc, String suffix) {
    this.jdbc = jdbc;
    this.suffix = suffix;
  }

  /** Those of the live indices. */
  DeadLetters(JdbcClient jdbc) {
    this(jdbc, "");
  }

  /** Those of a version that is being filled. */
  DeadLetters ofVersion(int version) {
    return new DeadLetters(jdbc, "-v" + version);
  }

  private String key(Projector<?> projector) {
    return projector.name() + suffix;
  }

  /** Puts these in the place of those of the live indices. */
  void promote(Projector<?> projector) {
    jdbc.sql("delete from projection.dead_letter where projection = ?")
        .param(projector.name())
        .update();
    jdbc.sql("update projection.dead_letter set projection = ? where projection = ?")
        .params(projector.name(), key(projector))
        .update();
  }

  /** Adds these to those of the live indices, which may have some of them already. */
  void join(Projector<?> projector) {
    jdbc.sql(
            """
            with moved as (delete from projection.dead_letter where projection = ? returning *)
            insert into projection.dead_letter
              (projection, position, aggregate_id, event_name, reason)
            select ?, position, aggregate_id, event_name, reason from moved
            on conflict (projection, position) do nothing
            """)
        .params(key(projector), projector.name())
        .update();
  }

  void removeAll(Projector<?> projector) {
    jdbc.sql("delete from projection.dead_letter where projection = ?")
        .param(key(projector))
        .update();
  }

  /** The first ones of a projection. */
  List<DeadLetter> list(Projector<?> projector, int limit) {
    return jdbc.sql(
            "select position, aggregate_id, event_name, reason, attempts, since"
                + " from projection.dead_letter where projection = ? order by position limit ?")
        .params(key(projector), limit)
        .query(DeadLetter.class)
        .list();
  }

  /** Those of the aggregates that have dead letters. */
  Set<UUID> among(Projector<?> projector, Collection<UUID> aggregates) {
    return new HashSet<>(
        jdbc.sql(
                "select distinct aggregate_id from projection.dead_letter"
                    + " where projection = ? and aggregate_id = any(?)")
            .params(key(projector), aggregates.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  /** All aggregates of a projection that have dead letters. */
  List<UUID> aggregates(Projector<?> projector) {
    return jdbc.sql(
            "select aggregate_id from projection.dead_letter where projection = ?"
                + " group by aggregate_id order by min(position)")
        .param(key(projector))
        .query(UUID.class)
        .list();
  }

  void add(Projector<?> projector, List<LogEntry> entries, String reason) {
    for (LogEntry entry : entries) {
      jdbc.sql(
              """
              insert into projection.dead_letter
                (projection, position, aggregate_id, event_name, reason)
              values (?, ?, ?, ?, ?)
              on conflict (projection, position) do nothing
              """)
          .params(
              key(projector),
              entry.position(),
              entry.aggregateId(),
              entry.name(),
              reason.replace('\0', ' '))
          .update();
    }
  }

  void failedAgain(Projector<?> projector, UUID aggregate, String reason) {
    jdbc.sql(
            "update projection.dead_letter set attempts = attempts + 1, reason = ?"
                + " where projection = ? and aggregate_id = ?")
        .params(reason.replace('\0', ' '), key(projector), aggregate)
        .update();
  }

  void remove(Projector<?> projector, UUID aggregate) {
    jdbc.sql("delete from projection.dead_letter where projection = ? and aggregate_id = ?")
        .params(key(projector), aggregate)
        .update();
  }

  /** How many events wait for a retry, in all live projections. */
  long ofLive() {
    Map<String, Long> counts = counts();
    return Projectors.ALL.stream().mapToLong(p -> counts.getOrDefault(p.name(), 0L)).sum();
  }

  /** How many events wait, by projection. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql("select projection, count(*) from projection.dead_letter group by projection")
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  boolean isEmpty() {
    return jdbc.sql("select not exists (select from projection.dead_letter)")
        .query(Boolean.class)
        .single();
  }
}
