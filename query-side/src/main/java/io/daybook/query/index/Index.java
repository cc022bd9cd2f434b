package io.daybook.query.index;

import java.util.Locale;

/** The kinds of documents that are searched; each has an index behind an alias. */
public enum Index {
  DEPLOYMENTS,
  FLOWS,
  WORK_POOLS,
  WORK_QUEUES,
  CONCURRENCY_LIMITS;

  /** The name without prefix and version, such as {@code work_pools}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
