package io.daybook.query.projection;

import io.daybook.query.index.FoundParts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Parts that Elasticsearch knows of and whose documents it does not find. It may look for them a
 * while, and a node that has them may come back; if it says for long that there is no copy of them,
 * they are not waited for.
 */
final class Unfound {
  private final FoundParts found;
  private final Duration patience;
  private final Map<String, Long> since = new HashMap<>();

  Unfound(FoundParts found, Duration patience) {
    this.found = found;
    this.patience = patience;
  }

  /** Of those that are not found now, those that are not waited for any longer. */
  synchronized Set<String> givenUp(Collection<Part> now) {
    Set<String> names = new HashSet<>();
    now.forEach(part -> names.add(part.name()));
    since.keySet().retainAll(names);
    names.forEach(name -> since.putIfAbsent(name, System.nanoTime()));
    names.removeIf(name -> !isLong(name) || !found.isWithoutCopy(name));
    return names;
  }

  private boolean isLong(String name) {
    return System.nanoTime() - since.getOrDefault(name, 0L) > patience.toNanos();
  }
}
