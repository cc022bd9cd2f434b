package io.daybook.history;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field that a change gave another value. Objects are compared by their keys, arrays as wholes.
 *
 * @param field the keys on the way to it, with dots between them: {@code parameters.region}
 * @param pointer the same as a JSON Pointer
 * @param from its value before; null if it was not there
 * @param to its value after; null if it is not there any more
 */
public record FieldChange(
    String field, String pointer, @Nullable JsonNode from, @Nullable JsonNode to) {}
