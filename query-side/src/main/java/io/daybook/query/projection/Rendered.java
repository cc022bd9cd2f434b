package io.daybook.query.projection;

import io.daybook.query.index.BulkRequest;
import io.daybook.query.index.Index;
import io.daybook.query.index.IndexNames;
import io.daybook.query.index.Source;
import io.daybook.run.Week;
import io.daybook.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fold as documents. */
final class Rendered {

  private final Fold<?> fold;
  private final List<Write> documents;
  private final byte @Nullable [] state;

  private Rendered(Fold<?> fold, List<Write> documents, byte @Nullable [] state) {
    this.fold = fold;
    this.documents = documents;
    this.state = state;
  }

  static Rendered of(Fold<?> fold) {
    Projected<?> projected = fold.projected();
    Object kept = keepsStates(fold) ? projected.kept() : null;
    return new Rendered(
        fold, projected.documents(), kept == null ? null : StateStore.document(kept));
  }

  private static boolean keepsStates(Fold<?> fold) {
    return fold.projector().stateType() != null;
  }

  List<Write> documents() {
    return documents;
  }

  void addTo(BulkRequest bulk, Map<Index, Progress> rows, IndexNames names) {
    Folded<?> folded = fold.folded();
    if (folded == null) {
      return;
    }
    if (keepsStates(fold)) {
      addState(bulk, folded.version(), rows, names);
    }
    Week week = folded.week();
    for (Write write : documents) {
      int version = version(rows, write.index());
      add(
          write,
          bulk,
          week == null
              ? names.version(write.index(), version)
              : names.week(write.index(), version, week));
    }
  }

  private void addState(
      BulkRequest bulk, long version, Map<Index, Progress> rows, IndexNames names) {
    Index home = fold.projector().home();
    String states = names.stateVersion(home, version(rows, home));
    if (state == null) {
      bulk.delete(fold, states, fold.id().toString(), version);
    } else {
      bulk.index(fold, states, fold.id().toString(), version, state);
    }
  }

  /**
   * Lets there be the indices that its documents go to.
   *
   * @return those of which a part was made for it
   */
  List<Index> prepare(Weeks weeks, Map<Index, Progress> rows) {
    Folded<?> folded = fold.folded();
    Week week = folded == null ? null : folded.week();
    return week == null
        ? List.of()
        : documents.stream()
            .map(Write::index)
            .filter(index -> weeks.make(index, version(rows, index), week))
            .toList();
  }

  private void add(Write write, BulkRequest bulk, String index) {
    switch (write) {
      case Write.Put put ->
          bulk.index(fold, index, put.id(), put.version(), Source.of(Json.bytes(put.document())));
      case Write.Remove remove -> bulk.delete(fold, index, remove.id(), remove.version());
    }
  }

  private static int version(Map<Index, Progress> rows, Index index) {
    return Objects.requireNonNull(rows.get(index)).version();
  }
}
