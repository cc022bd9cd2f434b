/**
 * The time zones that schedules are in: a release of the tz database of Daybook's own, since a
 * JVM's is as old as the JVM.
 */
@NullMarked
package io.daybook.command.timezone;

import org.jspecify.annotations.NullMarked;
