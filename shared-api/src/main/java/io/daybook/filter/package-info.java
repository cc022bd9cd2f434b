/**
 * The filters of Prefect's API as values, read with its exact rules of validation.
 *
 * <p>A criterion that is null was absent or null and restricts nothing. A leaf that is there but
 * has no criteria is a child that is true, so under {@link io.daybook.filter.Operator#OR} it makes
 * the whole filter true: a leaf must never be dropped because it is empty.
 */
@NullMarked
package io.daybook.filter;

import org.jspecify.annotations.NullMarked;
