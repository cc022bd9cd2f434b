package io.daybook.query.stream;

import io.daybook.run.FlowRunEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the run log after which a flow run may be in another state.
 *
 * @param begun which part of the log the run is in
 * @param event null if a newer version of Daybook wrote it
 */
record RunRow(
    long position,
    UUID flowRunId,
    Instant begun,
    Instant recordedAt,
    @Nullable FlowRunEvent event) {}
