/**
 * Streams to clients what happens, as it happens: states of flow runs from the run log, events that
 * other clients sent, and lines of logs. It reads PostgreSQL alone, so that it goes on without
 * Elasticsearch, and every node serves the clients that came to it.
 */
@NullMarked
package io.daybook.query.stream;

import org.jspecify.annotations.NullMarked;
