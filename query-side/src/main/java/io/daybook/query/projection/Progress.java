package io.daybook.query.projection;

import io.daybook.query.index.Index;

/**
 * How far one version of an index is.
 *
 * @param applied every event up to this position is in its documents
 * @param changed the position of the newest event that changed one of them
 */
record Progress(Index index, int version, long applied, long changed) {

  Progress advancedTo(long position, long newestChange) {
    return new Progress(
        index, version, Math.max(applied, position), Math.max(changed, newestChange));
  }
}
