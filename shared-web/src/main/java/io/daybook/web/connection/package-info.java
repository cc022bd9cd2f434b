/**
 * Connections to clients, over which Tomcat watches read by read only: how long a client may take
 * for a whole head, a whole body and a whole answer, how many there are, and who goes when there
 * are too many.
 */
@NullMarked
package io.daybook.web.connection;

import org.jspecify.annotations.NullMarked;
