/**
 * Both sides in one process over an embedded PostgreSQL and an embedded Elasticsearch, or over
 * servers that exist already; and the command line.
 */
@NullMarked
package io.daybook.standalone;

import org.jspecify.annotations.NullMarked;
