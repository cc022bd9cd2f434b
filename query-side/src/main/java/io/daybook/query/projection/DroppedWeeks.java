package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.run.Week;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drops the documents of the weeks whose events a retention has dropped: whole indices, never
 * document by document. Every node does so now and then; what is gone already is left alone.
 */
final class DroppedWeeks {
  /** How long after it was followed it is followed again. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Stores stores;

  DroppedWeeks(JdbcClient jdbc, Stores stores) {
    this.jdbc = jdbc;
    this.stores = stores;
  }

  /** Follows the retention once. */
  void follow() {
    Map<Index, Set<Week>> gone = new EnumMap<>(Index.class);
    for (Index index : Index.of(Feed.RUNS)) {
      Set<Week> weeks = stores.indices().weeks(index);
      weeks.retainAll(dropped());
      gone.put(index, weeks);
    }
    Look look = stores.progress().look(Feed.RUNS);
    boolean isBehind = look.applied(Index.of(Feed.RUNS)) < look.head();
    if (isBehind || gone.values().stream().anyMatch(weeks -> !weeks.isEmpty())) {
      stores.transactions().executeWithoutResult(_ -> forget(gone));
      stores.transactions().executeWithoutResult(_ -> drop(gone));
      stores.weeks().forget();
    }
  }

  private List<Week> dropped() {
    return jdbc.sql("select monday from runs.week where dropped is not null")
        .query((row, _) -> new Week(row.getObject(1, LocalDate.class)))
        .list();
  }

  /** First of all nobody misses them any more: then they may go. */
  private void forget(Map<Index, Set<Week>> gone) {
    Map<Index, Progress> _ = stores.progress().lockAllLive(Feed.RUNS);
    List<Week> dropped = dropped(); // an import may have brought some of them back
    gone.forEach((index, weeks) -> {
      weeks.retainAll(dropped);
      weeks.forEach(week -> stores.parts().removeWeek(index, week));
    });
  }

  /** While nothing is applied; readers learn that the indices have changed. */
  private void drop(Map<Index, Set<Week>> gone) {
    Map<Index, Progress> rows = new EnumMap<>(stores.progress().lockAllLive(Feed.RUNS));
    List<Week> dropped = dropped();
    rows.replaceAll((_, row) ->
        row.isWhole()
            ? row.advancedTo(stores.progress().skippable(Feed.RUNS, row.applied()))
            : row);
    gone.forEach((index, weeks) -> {
      weeks.retainAll(dropped);
      for (Week week : weeks) {
        stores.indices().dropWeek(index, week);
        rows.computeIfPresent(index, (_, row) -> row.changedBy(row.changed()));
      }
    });
    stores.progress().save(rows.values(), Map.of());
  }
}
