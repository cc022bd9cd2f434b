package io.daybook.query.projection;

/** Why documents are written anew. */
enum RebuildReason {
  /** Somebody asked for it. */
  ASKED,
  /** They were defined otherwise, by an older version mostly. */
  OUTDATED,
  /** Elasticsearch lost some of them. */
  LOST
}
