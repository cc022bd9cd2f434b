/** Keeps what runs print, week by week, and drops the weeks that are old. */
@NullMarked
package io.daybook.command.log;

import org.jspecify.annotations.NullMarked;
