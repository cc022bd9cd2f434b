package io.daybook.web;

import java.util.List;

/**
 * Whether a part of the server can do its work. The server is ready when all parts are; a part is a
 * bean of this type.
 */
@FunctionalInterface
public interface Readiness {

  /** Must not throw, and answers within a second or so. */
  boolean isReady();

  /** What it serves without, for a person to read; it is ready all the same. As fast as that. */
  default List<String> degraded() {
    return List.of();
  }
}
