package io.daybook.query.projection;

import io.daybook.query.index.FoundPart;
import io.daybook.query.index.Index;
import io.daybook.run.Week;
import org.jspecify.annotations.Nullable;

/**
 * An index of Elasticsearch that a version consists of, and what it must be.
 *
 * @param name in Elasticsearch
 * @param week whose runs it has; null where there is one for all documents, and for states
 * @param uuid Elasticsearch's own
 * @param acknowledged the highest sequence number of a write that was acknowledged
 * @param filled up to which position it has been filled again; -1: it must be made first; null: it
 *     is whole
 */
record Part(
    String name,
    Index index,
    int version,
    @Nullable Week week,
    String uuid,
    long acknowledged,
    @Nullable Long filled) {

  boolean isToBeMade() {
    return filled != null && filled < 0;
  }

  /** What shows that it was lost; null if nothing does. */
  @Nullable String lossBy(@Nullable FoundPart found) {
    if (found == null) {
      return name + " is gone";
    }
    if (!found.uuid().equals(uuid)) {
      return name + " is another index than the one that was written";
    }
    return found.started() && found.newest() < acknowledged
        ? "%s lacks writes: %d were acknowledged, %d are there"
            .formatted(name, acknowledged + 1, found.newest() + 1)
        : null;
  }

  /** Whether its documents were seen to be there, all of them. */
  boolean isProvenBy(@Nullable FoundPart found) {
    return found != null && found.open() && found.started() && lossBy(found) == null;
  }
}
