package io.daybook.query.index;

import org.jspecify.annotations.Nullable;

/** What must be in an index, whatever is there. */
public final class Wish {
  /** Nothing was seen to be there; what is remembered of a deletion does not count. */
  public static final long NOTHING = -1;

  private final BulkItem item;
  private final long seen;

  /**
   * @param version its external version
   * @param source null: nothing must be there
   * @param seen the version that was seen to be there, or {@link #NOTHING}
   */
  public Wish(String index, String id, long version, byte @Nullable [] source, long seen) {
    this(new BulkItem(id, index, id, version, source), seen);
  }

  Wish(BulkItem item, long seen) {
    this.item = item;
    this.seen = seen;
  }

  BulkItem item() {
    return item;
  }

  long seen() {
    return seen;
  }
}
