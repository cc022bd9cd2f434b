package io.daybook.query.projection;

import io.daybook.query.index.Wish;
import org.jspecify.annotations.Nullable;

/** What the log says of one document. */
final class Expected {
  private final String index;
  private final String id;
  private final long version;
  private final byte @Nullable [] source;

  /**
   * @param index the name of an index in Elasticsearch
   * @param source null: there must be none
   */
  Expected(String index, String id, long version, byte @Nullable [] source) {
    this.index = index;
    this.id = id;
    this.version = version;
    this.source = source;
  }

  String index() {
    return index;
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  byte @Nullable [] source() {
    return source;
  }

  /** About how much it holds. */
  long bytes() {
    return 100L + (source == null ? 0 : source.length);
  }

  boolean is(String otherIndex, String otherId) {
    return index.equals(otherIndex) && id.equals(otherId);
  }

  /**
   * That it comes true.
   *
   * @param seen the version that is there instead
   */
  Wish wish(long seen) {
    return new Wish(index, id, version, source, seen);
  }
}
