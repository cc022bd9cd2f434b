package io.daybook.command.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line as a client sent it. */
record NewLine(
    String name,
    int level,
    String message,
    Instant timestamp,
    @Nullable UUID flowRunId,
    @Nullable UUID taskRunId) {}
