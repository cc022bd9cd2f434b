package io.daybook.query.deployment;

import org.jspecify.annotations.Nullable;

/** A list as a JSON array, and where it goes on. */
final class Listed {
  private final byte[] rows;
  private final @Nullable String cursor;

  /**
   * @param cursor null at the end, and where none was asked for
   */
  Listed(byte[] rows, @Nullable String cursor) {
    this.rows = rows;
    this.cursor = cursor;
  }

  byte[] rows() {
    return rows;
  }

  @Nullable String cursor() {
    return cursor;
  }
}
