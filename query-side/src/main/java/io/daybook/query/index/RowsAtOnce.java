package io.daybook.query.index;

import java.util.function.IntFunction;

/**
 * How many documents are asked for in one search: fewer, once there was no room for so many of
 * them.
 */
public final class RowsAtOnce {
  private int rows;

  /**
   * @param most from 1
   */
  public RowsAtOnce(int most) {
    this.rows = most;
  }

  /** How many were asked for last. */
  public int rows() {
    return rows;
  }

  /**
   * Asks, and again for half of the rows as long as Elasticsearch or this process has no room for
   * them.
   *
   * @param request asks for so many rows
   * @throws ElasticsearchOverloadedException if there is no room for one row
   */
  public <T> T ask(IntFunction<T> request) {
    while (true) {
      try {
        return request.apply(rows);
      } catch (ElasticsearchOverloadedException e) {
        if (rows <= 1) {
          throw e;
        }
        rows /= 2;
      }
    }
  }
}
