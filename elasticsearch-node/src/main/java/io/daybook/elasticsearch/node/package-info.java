/**
 * The main program of the child JVM in which the embedded Elasticsearch runs: with a class path of
 * its own, so that its Netty, Log4j and Lucene stay out of the application.
 */
@NullMarked
package io.daybook.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
