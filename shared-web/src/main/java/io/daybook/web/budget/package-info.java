/**
 * What all requests and sockets of a process share: the memory that bodies, frames and large
 * answers may hold, and how many requests are at work. Who finds nothing left is told to come
 * again.
 */
@NullMarked
package io.daybook.web.budget;

import org.jspecify.annotations.NullMarked;
