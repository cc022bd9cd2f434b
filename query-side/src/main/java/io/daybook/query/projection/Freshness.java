package io.daybook.query.projection;

import io.daybook.ledger.Log;
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

  /**
   * Refuses a position that no event has: to wait for it would be to wait for whatever comes. The
   * newest known one is enough for most; before it refuses, it looks.
   *
   * @throws io.daybook.wire.ApiException 422
   */
  void requireWritten(Log log, long position);

  /**
   * How new searches of an index are: a number that grows with every change that a refresh makes
   * visible. What a reader derived from searches is still true as long as this is the same; it is
   * asked after {@link #awaitVisible}, without a look at the ledger.
   */
  long visible(Index index);
}
