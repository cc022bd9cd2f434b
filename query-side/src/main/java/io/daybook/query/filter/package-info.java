/** From Prefect's filters to Elasticsearch queries: the one place that knows how. */
@NullMarked
package io.daybook.query.filter;

import org.jspecify.annotations.NullMarked;
