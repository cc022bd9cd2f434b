package io.daybook.query.directory;

import io.daybook.query.index.Index;

/** How new indices are, as searches see them. */
@FunctionalInterface
public interface Generations {

  /** A number that grows with every visible change of the index. */
  long of(Index index);
}
