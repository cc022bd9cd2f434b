package io.daybook.query.projection;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts documents that were not what the log says, and says so. */
final class DifferenceTable {
  private static final Logger LOG = LoggerFactory.getLogger(DifferenceTable.class);

  /** So many are named in the log at once. */
  private static final int NAMED = 10;

  private final JdbcClient jdbc;

  DifferenceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found so far in one projection.
   *
   * @param last names the last one
   */
  record Count(String projection, long count, OffsetDateTime lastAt, String last) {}

  /** Counts what is being written anew, in the transaction that does it. */
  void add(Projector<?> projector, List<String> differences) {
    jdbc.sql(
            """
            insert into projection.difference as d (projection, count, last) values (?, ?, ?)
            on conflict (projection) do update
              set count = d.count + excluded.count, last_at = now(), last = excluded.last
            """)
        .params(projector.name(), differences.size(), differences.getLast().replace('\0', ' '))
        .update();
    LOG.error(
        "{} documents of {} in Elasticsearch are not what the log says, and are written anew from"
            + " it. Who changed them? docs/operations.md tells what to look at. {}{}",
        differences.size(),
        projector.name(),
        differences.subList(0, Math.min(NAMED, differences.size())),
        differences.size() > NAMED ? " and others" : "");
  }

  Map<String, Count> counts() {
    Map<String, Count> counts = new HashMap<>();
    jdbc.sql("select projection, count, last_at, last from projection.difference")
        .query(Count.class)
        .list()
        .forEach(count -> counts.put(count.projection(), count));
    return counts;
  }
}
