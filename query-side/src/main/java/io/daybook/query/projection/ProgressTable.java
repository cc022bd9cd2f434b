package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code projection.progress}. */
final class ProgressTable {

  private static final String ROWS =
      "select index_name, version, applied, changed, changes, parts, lost"
          + " from projection.progress ";

  private final JdbcClient jdbc;

  ProgressTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Index, Progress> live(Feed feed) {
    return live(feed, "");
  }

  private Map<Index, Progress> live(Feed feed, String lock) {
    return byIndex(
        jdbc.sql(ROWS + "where live and index_name = any(?) order by index_name" + lock)
            .param(keys(Index.of(feed)))
            .query((row, _) -> read(row))
            .list());
  }

  /** The live rows, which nobody else can change before the end of the transaction. */
  Map<Index, Progress> lockLive(Feed feed) {
    return live(feed, " for update");
  }

  /**
   * Like {@link #lockLive}, and all of them are there. A row that ceased to be live while it was
   * waited for is left out by the database, and the one in its place is not seen: so it is looked
   * for again.
   */
  Map<Index, Progress> lockAllLive(Feed feed) {
    int all = Index.of(feed).size();
    Map<Index, Progress> rows = lockLive(feed);
    if (rows.size() < all) {
      rows = lockLive(feed);
    }
    if (rows.size() < all) {
      throw new IllegalStateException("not every index has a live version");
    }
    return rows;
  }

  /** Like {@link #lockLive}, for one version of some indices, live or not. */
  Map<Index, Progress> lock(Collection<Index> indices, int version) {
    return byIndex(
        jdbc.sql(ROWS + "where index_name = any(?) and version = ? order by index_name for update")
            .params(keys(indices), version)
            .query((row, _) -> read(row))
            .list());
  }

  /** One version of an index, live or not. */
  Optional<Progress> version(Index index, int version) {
    return jdbc.sql(ROWS + "where index_name = ? and version = ?")
        .params(index.key(), version)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The versions beside the live one: retired ones below it, one being filled above it. */
  List<Progress> others() {
    return jdbc.sql(ROWS + "where not live").query((row, _) -> read(row)).list();
  }

  /** Head and progress of a log in one statement, so that both are of one moment. */
  Look look(Feed feed) {
    Map<Index, Progress> live = new EnumMap<>(Index.class);
    long[] head = new long[1];
    jdbc.sql(
            ("select index_name, version, applied, changed, changes, parts, lost, h.position"
                        + " from %s.head h")
                    .formatted(feed.log().schema())
                + " left join projection.progress p on p.live and p.index_name = any(?)")
        .param(keys(Index.of(feed)))
        .query(row -> {
          head[0] = row.getLong(8);
          if (row.getString(1) != null) {
            Progress progress = read(row);
            live.put(progress.index(), progress);
          }
        });
    return new Look(head[0], live);
  }

  /**
   * The newest position of a log, if nothing behind the given one is left in it: what a retention
   * took can't be applied any more. Else the given one.
   */
  long skippable(Feed feed, long applied) {
    return jdbc.sql(
            "select case when exists (select from %1$s.event where position > :applied)"
                    .formatted(feed.log().schema())
                + " then :applied else greatest(:applied, h.position) end from %1$s.head h"
                    .formatted(feed.log().schema()))
        .param("applied", applied)
        .query(Long.class)
        .single();
  }

  /**
   * Stores what was applied, in one statement.
   *
   * @param acknowledged the highest sequence number of what was written to each index of
   *     Elasticsearch
   * @throws PartLostException if one of them had written more before
   */
  void save(Collection<Progress> rows, Map<String, Long> acknowledged) {
    int marked =
        jdbc.sql(
                """
                with marked as (
                  update projection.part t set acknowledged = v.acknowledged
                  from unnest(?::text[], ?::bigint[]) as v(name, acknowledged)
                  where t.name = v.name and t.acknowledged < v.acknowledged
                  returning t.name),
                saved as (
                  update projection.progress p
                  set applied = v.applied, changed = v.changed, changes = v.changes
                  from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as v(index_name, version, applied, changed, changes)
                  where p.index_name = v.index_name and p.version = v.version)
                select count(*) from marked
                """)
            .params(
                acknowledged.keySet().toArray(String[]::new),
                acknowledged.values().toArray(Long[]::new),
                rows.stream().map(row -> row.index().key()).toArray(String[]::new),
                rows.stream().map(Progress::version).toArray(Integer[]::new),
                rows.stream().map(Progress::applied).toArray(Long[]::new),
                rows.stream().map(Progress::changed).toArray(Long[]::new),
                rows.stream().map(Progress::changes).toArray(Long[]::new))
            .query(Integer.class)
            .single();
    if (marked < acknowledged.size()) {
      throw new PartLostException(acknowledged.keySet());
    }
  }

  /** Lets the live versions of a projection be read and written no more until they are filled. */
  void setLost(Projector<?> projector, String reason) {
    jdbc.sql(
            "update projection.progress set lost = ?, changes = changes + 1"
                + " where live and index_name = any(?)")
        .params(reason, keys(projector.indices()))
        .update();
  }

  /** Every event is in its documents again. */
  void setWhole(Index index, int version) {
    jdbc.sql(
            "update projection.progress set lost = null, changes = changes + 1"
                + " where index_name = ? and version = ?")
        .params(index.key(), version)
        .update();
  }

  /** Nobody else begins a rebuild before the end of the transaction. */
  void lockRebuilds() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('daybook projection rebuild'))")
        .query()
        .listOfRows();
  }

  /** Adds a version that has no events yet. */
  void add(Index index, int version, boolean live) {
    jdbc.sql("insert into projection.progress (index_name, version, live) values (?, ?, ?)")
        .params(index.key(), version, live)
        .update();
  }

  void remove(Index index, int version) {
    jdbc.sql("delete from projection.progress where index_name = ? and version = ?")
        .params(index.key(), version)
        .update();
  }

  /** Makes this version the live one. */
  void promote(Index index, int version) {
    jdbc.sql("update projection.progress set live = false where index_name = ? and live")
        .param(index.key())
        .update();
    jdbc.sql("update projection.progress set live = true where index_name = ? and version = ?")
        .params(index.key(), version)
        .update();
  }

  private static String[] keys(Collection<Index> indices) {
    return indices.stream().map(Index::key).toArray(String[]::new);
  }

  private static Map<Index, Progress> byIndex(List<Progress> rows) {
    Map<Index, Progress> map = new EnumMap<>(Index.class);
    rows.forEach(row -> map.put(row.index(), row));
    return map;
  }

  private static Progress read(ResultSet row) throws SQLException {
    return new Progress(
        Index.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
        row.getInt(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getInt(6),
        row.getString(7));
  }
}
