package io.daybook.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that a run printed.
 *
 * @param arrived when it was stored
 * @param name of the logger
 * @param level as Python numbers them: 20 is INFO
 * @param timestamp when it was printed, by the client's clock
 */
public record LogLine(
    UUID id,
    Instant arrived,
    String name,
    int level,
    String message,
    Instant timestamp,
    @Nullable UUID flowRunId,
    @Nullable UUID taskRunId) {}
