package io.daybook.query.projection;

import io.daybook.query.index.Index;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens to one document. The version is the position of the newest event that touched it.
 */
sealed interface Write {

  Index index();

  String id();

  long version();

  record Put(Index index, String id, long version, ObjectNode document) implements Write {}

  record Remove(Index index, String id, long version) implements Write {}
}
