package io.daybook.query.projection;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild that was asked for and has not come to its end.
 *
 * @param projection the name of the projector
 * @param owner the node that does it; null while it waits for one
 * @param failures how often it was tried in vain
 * @param problem what the last of them failed of
 */
record RebuildRequest(
    String projection,
    RebuildReason reason,
    OffsetDateTime requestedAt,
    @Nullable String owner,
    int failures,
    @Nullable String problem) {}
