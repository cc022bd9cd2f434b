package io.daybook.command.run.schedule;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a deployment's scheduled runs in a window, paused or not; null stands for the default. */
record ScheduleDeployment(
    UUID deploymentId,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Duration minTime,
    @Nullable Integer minRuns,
    @Nullable Integer maxRuns)
    implements Command<Done> {}
