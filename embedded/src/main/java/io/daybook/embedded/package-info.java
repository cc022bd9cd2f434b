/**
 * A PostgreSQL and an Elasticsearch as child processes: started, watched and stopped, with their
 * data in one directory. Neither outlives the JVM that started it, however that JVM ends.
 */
@NullMarked
package io.daybook.embedded;

import org.jspecify.annotations.NullMarked;
