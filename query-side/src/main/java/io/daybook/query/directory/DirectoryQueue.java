package io.daybook.query.directory;

import io.daybook.workpool.WorkQueueRef;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A queue as lists of other things show it.
 *
 * @param name now
 * @param ref its id and its pool, without the type of the pool
 */
public record DirectoryQueue(String name, WorkQueueRef ref) {

  static DirectoryQueue of(JsonNode body) {
    return new DirectoryQueue(
        body.path("name").stringValue(),
        new WorkQueueRef(
            UUID.fromString(body.path("id").stringValue()),
            UUID.fromString(body.path("work_pool_id").stringValue()),
            body.path("work_pool_name").stringValue(),
            ""));
  }
}
