package io.daybook.query.projection;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What the events of one kind of aggregate become. Nobody else writes its indices.
 *
 * @param <S> what its events fold into
 */
interface Projector<S> {

  /** Its name in the API and in the database: that of its index. */
  default String name() {
    return home().key();
  }

  /** The index beside which its states are kept. */
  Index home();

  /** All indices that it writes. */
  Set<Index> indices();

  /** The type of its aggregates, as the ledger stores it. */
  String aggregateType();

  /**
   * What the states beside its index are, on which the next event is folded; null where none are
   * kept, and a stream is folded from its beginning each time.
   */
  default @Nullable TypeReference<S> stateType() {
    return null;
  }

  @Nullable S evolve(@Nullable S before, LedgerEvent event, LogEntry entry);

  /**
   * Whether entries can be folded on a state as it is kept; else their stream is folded from its
   * beginning.
   *
   * @param version the position of the newest event in the state
   * @param next the first of the entries; it may be in the state already
   */
  default boolean canFollow(S kept, long version, LogEntry next) {
    return true;
  }

  /** The documents that the entries touched, as they are after them. */
  List<Write> documents(Folded<S> folded);

  /** What the entries behind these are folded on; null if there is nothing to keep. */
  default @Nullable S kept(Folded<S> folded) {
    return folded.after();
  }

  /**
   * Makes the documents, one after the other.
   *
   * @return what is {@link #kept}
   */
  default @Nullable S project(Folded<S> folded, Consumer<Write> out) {
    documents(folded).forEach(out);
    return kept(folded);
  }
}
