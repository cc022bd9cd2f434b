package io.daybook.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a part of the server can do its work. The server is ready when all parts are; a part is a
 * bean of this type.
 */
@FunctionalInterface
public interface Readiness {
  /**
   * What keeps it from its work, such as "PostgreSQL is not available"; null if nothing does. Must
   * not throw, and answers at once: it tells what was seen last.
   */
  @Nullable String problem();

  /** Whether it can do its work. */
  default boolean isReady() {
    return problem() == null;
  }

  /** What it serves without, for a person to read; it is ready all the same. As fast as that. */
  default List<String> degraded() {
    return List.of();
  }
}
