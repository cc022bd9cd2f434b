package io.daybook.filter;

import io.daybook.wire.Parameters;

/**
 * Which part of a list.
 *
 * @param limit rows at most, from 0
 * @param offset rows to skip, from 0
 */
public record Paging(int limit, long offset) {

  /** Reads {@code limit} and {@code offset}. */
  public static Paging read(Parameters in, int mostRows) {
    int limit = in.limit(mostRows);
    return new Paging(limit, in.offset());
  }

  /**
   * A page of a list.
   *
   * @param page from 1
   */
  public record Numbered(int limit, long page) {

    /** Reads {@code limit} and {@code page}. */
    public static Numbered read(Parameters in, int mostRows) {
      int limit = in.limit(mostRows);
      return new Numbered(limit, in.page());
    }

    /** The rows of this page; an offset too large to count is past the end of any list. */
    public Paging paging() {
      long before = page - 1;
      boolean countable = limit == 0 || before <= Long.MAX_VALUE / limit;
      return new Paging(limit, countable ? before * limit : Long.MAX_VALUE);
    }

    /** How many pages that many rows fill; none where a page holds no rows. */
    public long pages(long count) {
      return limit == 0 ? 0 : Math.ceilDiv(count, limit);
    }
  }
}
