/** The scheduler: makes the runs that schedules ask for, and takes back what they no longer do. */
@NullMarked
package io.daybook.command.run.schedule;

import org.jspecify.annotations.NullMarked;
