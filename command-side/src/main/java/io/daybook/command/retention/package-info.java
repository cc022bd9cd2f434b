/**
 * How long things are kept, and what the ledger says when they go. Runs go by the week in which
 * they began, with everything that was stored of them, and never one by one: the partition of the
 * run log is dropped, then the registry's rows go in steps, and who keeps something else by week is
 * told by {@code runs.week}.
 */
@NullMarked
package io.daybook.command.retention;

import org.jspecify.annotations.NullMarked;
