package io.daybook.command.deployment.schedule;

import java.time.Instant;
import java.util.List;

/**
 * What a look for the dates of a schedule found.
 *
 * @param dates in order, each once; to the microsecond
 * @param isGivenUp whether the search was given up, as it went too far: there may be more dates
 */
public record FoundDates(List<Instant> dates, boolean isGivenUp) {}
