package io.daybook.query.projection;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  default @Nullable Class<S> stateType() {
    return null;
  }

  @Nullable S evolve(@Nullable S before, LedgerEvent event, Instant at);

  /** The documents that the entries touched, as they are after them. */
  List<Write> documents(Folded<S> folded);
}
