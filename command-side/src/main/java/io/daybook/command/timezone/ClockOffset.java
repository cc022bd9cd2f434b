package io.daybook.command.timezone;

/**
 * By how much a clock is ahead of UTC.
 *
 * @param seconds to the east
 * @param daylight whether it counts as daylight time; that may be behind standard time
 */
record ClockOffset(int seconds, boolean daylight) {}
