package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import java.util.EnumMap;
import java.util.Map;

/** What this process knows of the progress of each feed. */
record ProgressBoards(Map<Feed, ProgressBoard> all) {
  ProgressBoards() {
    this(new EnumMap<>(Feed.class));
    for (Feed feed : Feed.values()) {
      all.put(feed, new ProgressBoard());
    }
  }
}
