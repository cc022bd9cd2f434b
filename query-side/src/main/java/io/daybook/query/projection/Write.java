package io.daybook.query.projection;

import io.daybook.query.index.Index;
import io.daybook.query.index.Source;
import io.daybook.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens to one document. The version is the position of the newest event that touched it.
 */
sealed interface Write {

  Index index();

  String id();

  long version();

  /** A whole document. */
  final class Put implements Write {
    private final Index index;
    private final String id;
    private final long version;
    private final byte[] source;

    /**
     * @param source one line of JSON
     */
    Put(Index index, String id, long version, byte[] source) {
      this.index = index;
      this.id = id;
      this.version = version;
      this.source = source;
    }

    Put(Index index, String id, long version, ObjectNode document) {
      this(index, id, version, Source.of(Json.bytes(document)));
    }

    @Override
    public Index index() {
      return index;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public long version() {
      return version;
    }

    byte[] source() {
      return source;
    }
  }

  record Remove(Index index, String id, long version) implements Write {}

  /**
   * The document of a revision, as it is in its index, holds up to a position.
   *
   * @param version the first position at which it does not hold any more
   */
  record End(Index index, String id, long version) implements Write {}
}
