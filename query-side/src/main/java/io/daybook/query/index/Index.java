package io.daybook.query.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of documents that are searched; each has an index behind an alias. */
public enum Index {
  DEPLOYMENTS(Feed.LEDGER),
  FLOWS(Feed.LEDGER),
  WORK_POOLS(Feed.LEDGER),
  WORK_QUEUES(Feed.LEDGER),
  CONCURRENCY_LIMITS(Feed.LEDGER),
  FLOW_RUNS(Feed.RUNS),
  TASK_RUNS(Feed.RUNS),
  DEPLOYMENT_HISTORY(DEPLOYMENTS),
  FLOW_HISTORY(FLOWS),
  WORK_QUEUE_HISTORY(WORK_QUEUES),
  CONCURRENCY_LIMIT_HISTORY(CONCURRENCY_LIMITS);

  private final Feed feed;
  private final @Nullable Index present;

  Index(Feed feed) {
    this.feed = feed;
    this.present = null;
  }

  /** The documents of another index as they were at any time. */
  Index(Index present) {
    this.feed = Feed.HISTORY;
    this.present = present;
  }

  /** What its documents follow from, and at whose pace. */
  public Feed feed() {
    return feed;
  }

  /**
   * The index with the documents of this one as they were at any time.
   *
   * @throws IllegalStateException if there is none
   */
  public Index history() {
    return Arrays.stream(values())
        .filter(index -> index.present == this)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no history of " + key()));
  }

  /**
   * Whether its documents lie in one index for each week of their runs, all behind the same alias,
   * and no states are kept beside them: runs are many, short, and dropped by the week.
   */
  public boolean isWeekly() {
    return feed == Feed.RUNS;
  }

  /** The name without prefix and version, such as {@code work_pools}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All indices of a feed. */
  public static Set<Index> of(Feed feed) {
    return of(feed, Arrays.asList(values()));
  }

  /** Those of a feed among some indices. */
  public static Set<Index> of(Feed feed, Collection<Index> among) {
    return among.stream()
        .filter(index -> index.feed == feed)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Index.class)));
  }
}
