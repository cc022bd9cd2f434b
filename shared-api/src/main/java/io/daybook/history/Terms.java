package io.daybook.history;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Terms of one kind, as many as there is room for: what does not fit into it is left out. */
final class Terms {
  private final Set<String> terms = new LinkedHashSet<>();
  private long room;

  /**
   * @param room in bytes
   */
  Terms(int room) {
    this.room = room;
  }

  /** Adds all of them or none; false if there is no room for them. */
  boolean add(List<String> more) {
    long bytes = 0;
    for (String term : more) {
      bytes += terms.contains(term) ? 0 : term.getBytes(StandardCharsets.UTF_8).length + 3L;
    }
    if (bytes > room) {
      return false;
    }
    room -= bytes;
    terms.addAll(more);
    return true;
  }

  List<String> list() {
    return List.copyOf(terms);
  }
}
