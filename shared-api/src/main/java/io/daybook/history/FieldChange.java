package io.daybook.history;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field that a change gave another value. Objects are compared by their keys, arrays as wholes.
 *
 * @param field the keys on the way to it, with dots between them: {@code parameters.region}
 * @param from its value before; null if it was not there
 * @param to its value after; null if it is not there any more
 */
public record FieldChange(String field, @Nullable JsonNode from, @Nullable JsonNode to) {

  /** The outermost key, such as {@code parameters}. No body has a dot in one of those. */
  String topLevel() {
    int dot = field.indexOf('.');
    return dot < 0 ? field : field.substring(0, dot);
  }
}
