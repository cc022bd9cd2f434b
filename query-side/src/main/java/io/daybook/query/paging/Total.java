package io.daybook.query.paging;

import tools.jackson.databind.node.ObjectNode;

/** How far the documents that match are counted. */
public enum Total {
  NONE,
  /** To {@link #MOST}: what is larger need not be looked at to its end. */
  CAPPED,
  EXACT;

  public static final int MOST = 10_000;

  void putInto(ObjectNode search) {
    switch (this) {
      case NONE -> search.put("track_total_hits", false);
      case CAPPED -> search.put("track_total_hits", MOST);
      case EXACT -> search.put("track_total_hits", true);
    }
  }
}
