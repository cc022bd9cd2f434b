package io.daybook.query.index;

/**
 * Who knows what the documents of an index must lie in, so that a part of them is never taken for
 * the whole.
 */
public interface Completeness {

  /** Nothing is known of any index, and whatever it holds is all. */
  Completeness UNKNOWN =
      new Completeness() {
        @Override
        public void require(Index index) {}

        @Override
        public void answered(Index index, int parts) {}

        @Override
        public void failed() {}
      };

  /**
   * Called before an index is read.
   *
   * @throws RuntimeException if it may not be read now
   */
  void require(Index index);

  /**
   * Called after a search.
   *
   * @param parts how many of its parts answered
   * @throws RuntimeException if that are not all of them
   */
  void answered(Index index, int parts);

  /**
   * Called when Elasticsearch did not do what it was asked for: what was known of it may not be so
   * any more. Must return at once.
   */
  void failed();
}
