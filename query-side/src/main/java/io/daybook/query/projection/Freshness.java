package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.Set;

/** Lets reads wait until the documents are as new as they wish. */
public interface Freshness {

  /**
   * Returns when documents fetched by id are as new as wished: such reads see what is not yet
   * refreshed.
   *
   * @throws ProjectionBehindException if they are not so in time
   */
  void awaitApplied(Set<Index> indices, ConsistencyWish wish);

  /**
   * Returns when searches see what is wished.
   *
   * @throws ProjectionBehindException if they don't in time
   */
  void awaitVisible(Set<Index> indices, ConsistencyWish wish);
}
