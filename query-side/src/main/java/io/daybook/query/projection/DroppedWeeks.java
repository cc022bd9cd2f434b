package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import io.daybook.repeat.Repeating;
import io.daybook.run.Week;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Drops the documents of the weeks whose events a retention has dropped: whole indices, never
 * document by document. Every node does so now and then; what is gone already is left alone.
 */
final class DroppedWeeks implements SmartLifecycle {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ProgressTable progress;
  private final Indices indices;
  private final Repeating repeating = new Repeating("dropped-weeks");
  private volatile boolean running;

  DroppedWeeks(
      JdbcClient jdbc,
      TransactionOperations transactions,
      ProgressTable progress,
      Indices indices) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.progress = progress;
    this.indices = indices;
  }

  /** Follows the retention once. */
  void follow() {
    Map<Index, Set<Week>> gone = new EnumMap<>(Index.class);
    for (Index index : Index.of(Feed.RUNS)) {
      Set<Week> weeks = indices.weeks(index);
      weeks.retainAll(dropped());
      gone.put(index, weeks);
    }
    Look look = progress.look(Feed.RUNS);
    boolean isBehind = look.applied(Index.of(Feed.RUNS)) < look.head();
    if (isBehind || gone.values().stream().anyMatch(weeks -> !weeks.isEmpty())) {
      transactions.executeWithoutResult(_ -> drop(gone));
    }
  }

  private List<Week> dropped() {
    return jdbc.sql("select monday from runs.week where dropped is not null")
        .query((row, _) -> new Week(row.getObject(1, LocalDate.class)))
        .list();
  }

  /** While nothing is applied; readers learn that the indices have changed. */
  private void drop(Map<Index, Set<Week>> gone) {
    Map<Index, Progress> rows = new EnumMap<>(progress.lockAllLive(Feed.RUNS));
    List<Week> dropped = dropped(); // an import may have brought some of them back
    gone.values().forEach(weeks -> weeks.retainAll(dropped));
    rows.replaceAll((_, row) -> row.advancedTo(progress.skippable(Feed.RUNS, row.applied())));
    gone.forEach((index, weeks) -> {
      for (Week week : weeks) {
        indices.dropWeek(index, week);
        rows.computeIfPresent(index, (_, row) -> row.changedBy(row.changed()));
      }
    });
    progress.save(rows.values());
  }

  @Override
  public void start() {
    running = true;
    repeating.afterEvery(PAUSE, "Weeks that were dropped are still searched", this::follow);
  }

  @Override
  public void stop() {
    running = false;
    repeating.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
