package io.daybook.query.projection;

import io.daybook.query.index.FoundParts;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import io.daybook.query.index.SearchClient;
import java.util.Collection;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where documents are, and what PostgreSQL tells of them.
 *
 * @param transactions each of its own: one that waits for Elasticsearch is no part of another
 */
record Stores(
    TransactionOperations transactions,
    ProgressTable progress,
    PartTable parts,
    RebuildTable rebuilds,
    DeadLetters letters,
    SearchClient client,
    Indices indices,
    FoundParts found,
    Weeks weeks,
    DifferenceTable differences) {

  /** Holds what Elasticsearch has of some versions against what it must have. */
  Inspection inspect(Collection<Progress> versions) {
    // First what it must have: it has that, or more by then, unless it lost it.
    List<Part> expected = parts.of(versions);
    return Inspection.of(expected, found.find(expected.stream().map(Part::name).toList()));
  }

  /** Creates a version that no alias names, and tells of it. */
  void create(Index index, int version) {
    indices.create(index, version);
    progress.add(index, version, false);
    tellOf(index, version);
  }

  /** Tells of what a version consists of when it was made. */
  void tellOf(Index index, int version) {
    String name = client.names().version(index, version);
    parts.add(index, version, name, false, found.get(name));
    if (!index.isWeekly()) {
      String states = client.names().stateVersion(index, version);
      parts.add(index, version, states, true, found.get(states));
    }
  }
}
