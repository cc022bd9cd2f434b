/**
 * Ranked search in deployments. What is looked into, and what it counts, is the table in {@link
 * io.daybook.query.search.SearchField}.
 */
@NullMarked
package io.daybook.query.search;

import org.jspecify.annotations.NullMarked;
