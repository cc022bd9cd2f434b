/**
 * Writes of global concurrency limits, and the counting of their slots: what is taken, given back,
 * leased and, when a lease runs out, taken back.
 */
@NullMarked
package io.daybook.command.concurrency;

import org.jspecify.annotations.NullMarked;
