/**
 * Elasticsearch as Daybook uses it: the client, the indices with their mappings and aliases, and
 * how texts become terms. Who writes the documents: {@code io.daybook.query.projection}.
 */
@NullMarked
package io.daybook.query.index;

import org.jspecify.annotations.NullMarked;
