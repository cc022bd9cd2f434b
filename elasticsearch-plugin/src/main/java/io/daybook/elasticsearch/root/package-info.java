/** The answer to {@code GET /}, by which clients recognise an Elasticsearch. */
@NullMarked
package io.daybook.elasticsearch.root;

import org.jspecify.annotations.NullMarked;
