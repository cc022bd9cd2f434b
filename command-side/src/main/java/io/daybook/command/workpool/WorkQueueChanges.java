package io.daybook.command.workpool;

import io.daybook.wire.Field;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The keys of a PATCH of a queue; {@code lastPolled} is not history and makes no event. */
record WorkQueueChanges(
    Field<String> name,
    Field<String> description,
    Field<Boolean> paused,
    Field<Integer> concurrencyLimit,
    Field<Integer> priority,
    Field<Instant> lastPolled,
    Field<JsonNode> filter) {}
