/**
 * Polls: what workers and runners are to run next. A poll claims nothing; it tells which SCHEDULED
 * runs are due, of the queues that have room, and takes note that somebody asks.
 *
 * <p>It is answered from PostgreSQL alone: the registry of runs chooses, and the runs that were
 * chosen are folded from their streams. A run is offered as soon as the command that made it is
 * committed, and not any more once one has taken it.
 */
@NullMarked
package io.daybook.command.poll;

import org.jspecify.annotations.NullMarked;
