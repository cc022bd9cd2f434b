package io.daybook.query.index;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A write that Elasticsearch did not make, as it has a version that is as high or higher. */
public final class Conflict {
  private static final Pattern CURRENT = Pattern.compile("current version \\[(\\d+)]");

  private final BulkItem item;
  private final long stored;

  private Conflict(BulkItem item, long stored) {
    this.item = item;
    this.stored = stored;
  }

  /**
   * @param reason as Elasticsearch tells it; of a document that was deleted nothing else tells the
   *     version
   */
  static Conflict of(BulkItem item, String reason) {
    Matcher current = CURRENT.matcher(reason);
    return new Conflict(item, current.find() ? Long.parseLong(current.group(1)) : Long.MAX_VALUE);
  }

  /** That of the write. */
  public Object tag() {
    return item.tag();
  }

  /** The version that is there, of a document or of a deletion. */
  public long stored() {
    return stored;
  }

  /** For a person: which document it was. */
  public String told() {
    return item.id() + " of " + item.index();
  }

  /** The same write, over what is there. */
  Wish overwritten() {
    return new Wish(item, stored);
  }
}
