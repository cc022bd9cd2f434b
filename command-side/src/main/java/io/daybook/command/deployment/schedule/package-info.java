/**
 * The grammars of schedules: cron as croniter reads it, recurrence rules as python-dateutil does.
 */
@NullMarked
package io.daybook.command.deployment.schedule;

import org.jspecify.annotations.NullMarked;
