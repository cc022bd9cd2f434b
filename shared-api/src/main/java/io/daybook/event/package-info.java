/**
 * Events that clients send, as they go from the side that takes them to the side that streams them.
 */
@NullMarked
package io.daybook.event;

import org.jspecify.annotations.NullMarked;
