package io.daybook.query.projection;

import io.daybook.query.index.Index;
import org.jspecify.annotations.Nullable;

/**
 * How far one version of an index is.
 *
 * @param applied every event up to this position is in its documents
 * @param changed the position of the newest event that changed one of them
 * @param changes how often any of them were changed; with the version it tells contents apart
 * @param parts how many indices of Elasticsearch its documents lie in
 * @param lost why it can't be read and is not written until it was filled again; null: it is whole
 */
record Progress(
    Index index,
    int version,
    long applied,
    long changed,
    long changes,
    int parts,
    @Nullable String lost) {

  /** After a batch up to a position that changed nothing. */
  Progress advancedTo(long position) {
    return new Progress(index, version, Math.max(applied, position), changed, changes, parts, lost);
  }

  /** After a change by the event of a position. */
  Progress changedBy(long position) {
    return new Progress(
        index, version, applied, Math.max(changed, position), changes + 1, parts, lost);
  }

  Progress withMoreParts(int more) {
    return new Progress(index, version, applied, changed, changes, parts + more, lost);
  }

  /** As if no event had been applied: so that all of them are. */
  Progress fromBeginning() {
    return new Progress(index, version, 0, changed, changes, parts, lost);
  }

  boolean isWhole() {
    return lost == null;
  }
}
