package io.daybook.query.projection;

import io.daybook.query.index.FoundPart;
import io.daybook.query.index.Index;
import io.daybook.run.Week;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of {@code projection.part}. How many of them a search must reach stands with the
 * progress, so that who looks at that knows it.
 */
final class PartTable {
  private static final String ROWS =
      "select t.name, t.index_name, t.version, t.week, t.uuid, t.acknowledged, t.filled"
          + " from projection.part t ";

  private final JdbcClient jdbc;

  PartTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of some versions, in the order of their names. */
  List<Part> of(Collection<Progress> versions) {
    return jdbc.sql(
            ROWS
                + "join unnest(?::text[], ?::int[]) v(index_name, version)"
                + " on v.index_name = t.index_name and v.version = t.version order by t.name")
        .params(
            versions.stream().map(row -> row.index().key()).toArray(String[]::new),
            versions.stream().map(Progress::version).toArray(Integer[]::new))
        .query((row, _) -> read(row))
        .list();
  }

  boolean has(String name) {
    return jdbc.sql("select exists (select from projection.part where name = ?)")
        .param(name)
        .query(Boolean.class)
        .single();
  }

  /** Adds the index of documents, or that of the states. */
  void add(Index index, int version, String name, boolean states, FoundPart found) {
    add(index, version, name, null, states, found);
  }

  void addWeek(Index index, int version, String name, Week week, FoundPart found) {
    add(index, version, name, week, false, found);
  }

  private void add(
      Index index, int version, String name, @Nullable Week week, boolean states, FoundPart found) {
    jdbc.sql(
            """
            with made as (
              insert into projection.part
                (name, index_name, version, week, states, uuid, acknowledged)
              values (:name, :index, :version, :week, :states, :uuid, :acknowledged))
            update projection.progress set parts = parts + :searched
            where index_name = :index and version = :version
            """)
        .params(
            Map.of(
                "name",
                name,
                "index",
                index.key(),
                "version",
                version,
                "states",
                states,
                "uuid",
                found.uuid(),
                "acknowledged",
                found.newest(),
                "searched",
                states ? 0 : 1))
        .param("week", week == null ? null : week.monday(), java.sql.Types.DATE)
        .update();
  }

  /** Forgets a week of all versions: what is dropped is not lost. */
  void removeWeek(Index index, Week week) {
    jdbc.sql(
            """
            with gone as (
              delete from projection.part where index_name = ? and week = ?
              returning index_name, version)
            update projection.progress p set parts = parts - 1, changes = changes + 1 from gone
            where p.index_name = gone.index_name and p.version = gone.version
            """)
        .params(index.key(), week.monday())
        .update();
  }

  /** Lets it be made and filled again. */
  void setLost(String name) {
    jdbc.sql("update projection.part set filled = -1 where name = ?").param(name).update();
  }

  /** It was made again, and is empty. */
  void setMade(String name, FoundPart made) {
    jdbc.sql("update projection.part set uuid = ?, acknowledged = -1, filled = 0 where name = ?")
        .params(made.uuid(), name)
        .update();
  }

  /** It has every event up to a position. */
  void setFilled(String name, long position) {
    jdbc.sql("update projection.part set filled = ? where name = ?")
        .params(position, name)
        .update();
  }

  /** It has all that it must have. */
  void setWhole(String name) {
    jdbc.sql("update projection.part set filled = null where name = ?").param(name).update();
  }

  private static Part read(ResultSet row) throws SQLException {
    LocalDate monday = row.getObject(4, LocalDate.class);
    return new Part(
        row.getString(1),
        Index.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        row.getInt(3),
        monday == null ? null : new Week(monday),
        row.getString(5),
        row.getLong(6),
        row.getObject(7, Long.class));
  }
}
