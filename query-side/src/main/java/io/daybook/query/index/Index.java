package io.daybook.query.index;

import io.daybook.ledger.Log;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of documents that are searched; each has an index behind an alias. */
public enum Index {
  DEPLOYMENTS(Log.LEDGER),
  FLOWS(Log.LEDGER),
  WORK_POOLS(Log.LEDGER),
  WORK_QUEUES(Log.LEDGER),
  CONCURRENCY_LIMITS(Log.LEDGER),
  FLOW_RUNS(Log.RUNS),
  TASK_RUNS(Log.RUNS);

  private final Log log;

  Index(Log log) {
    this.log = log;
  }

  /** The log that its documents follow from. */
  public Log log() {
    return log;
  }

  /**
   * Whether its documents lie in one index for each week of their runs, all behind the same alias,
   * and no states are kept beside them: runs are many, short, and dropped by the week.
   */
  public boolean isWeekly() {
    return log == Log.RUNS;
  }

  /** The name without prefix and version, such as {@code work_pools}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All indices of a log. */
  public static Set<Index> of(Log log) {
    return of(log, Arrays.asList(values()));
  }

  /** Those of a log among some indices. */
  public static Set<Index> of(Log log, Collection<Index> among) {
    return among.stream()
        .filter(index -> index.log == log)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Index.class)));
  }
}
