/**
 * How both sides speak HTTP: what reaches a controller, what every answer looks like, and the
 * endpoints of the handshake that belong to no side.
 */
@NullMarked
package io.daybook.web;

import org.jspecify.annotations.NullMarked;
