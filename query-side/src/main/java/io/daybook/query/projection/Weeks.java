package io.daybook.query.projection;

import io.daybook.query.index.FoundParts;
import io.daybook.query.index.Index;
import io.daybook.query.index.IndexNames;
import io.daybook.query.index.Indices;
import io.daybook.run.Week;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The parts of weekly versions. One is made when its first run comes, and never again: what was
 * made once and is not there was lost with all that it held.
 */
final class Weeks {
  private final Indices indices;
  private final FoundParts found;
  private final IndexNames names;
  private final PartTable table;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Weeks(Indices indices, FoundParts found, IndexNames names, PartTable table) {
    this.indices = indices;
    this.found = found;
    this.names = names;
    this.table = table;
  }

  /**
   * Makes the part of a week, if it never was. In the transaction that writes documents to it.
   *
   * @return whether it was made
   */
  boolean make(Index index, int version, Week week) {
    String name = names.week(index, version, week);
    if (known.contains(name)) {
      return false;
    }
    boolean made = !table.has(name);
    if (made) {
      indices.addWeek(index, version, week);
      table.addWeek(index, version, name, week, found.get(name));
    }
    knowWhenCommitted(name);
    return made;
  }

  private void knowWhenCommitted(String name) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.add(name);
          }
        });
  }

  /** Looks for each of them again: some may have been dropped. */
  void forget() {
    known.clear();
  }
}
