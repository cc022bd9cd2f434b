package io.daybook.query.projection;

import io.daybook.query.index.Index;

/**
 * How far one version of an index is.
 *
 * @param applied every event up to this position is in its documents
 * @param changed the position of the newest event that changed one of them
 * @param changes how often any of them were changed; with the version it tells contents apart
 */
record Progress(Index index, int version, long applied, long changed, long changes) {

  /** After a batch up to a position that changed nothing. */
  Progress advancedTo(long position) {
    return new Progress(index, version, Math.max(applied, position), changed, changes);
  }

  /** After a change by the event of a position. */
  Progress changedBy(long position) {
    return new Progress(index, version, applied, Math.max(changed, position), changes + 1);
  }
}
