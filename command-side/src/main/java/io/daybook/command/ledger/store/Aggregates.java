package io.daybook.command.ledger.store;

import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Unconditional;
import io.daybook.ledger.UnreadableAggregateException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of one kind, within the command being handled: what is recorded here is written,
 * with everything else that the command records, in the command's one transaction.
 *
 * @param <S> the state, folded from the events
 * @param <E> the sealed interface of the events
 */
public interface Aggregates<S, E extends LedgerEvent> {

  /**
   * The state with what this command recorded so far; null if it never was or is deleted.
   *
   * @throws UnreadableAggregateException if it can't be told
   */
  @Nullable S find(UUID id);

  /**
   * Records events, in this order, at the moment of the command. Names and references of the
   * registry are written at once, so later look-ups of the same command see them.
   *
   * @return the state after them, as a reader will see it; null after a deletion, and where it
   *     can't be told
   * @throws UnreadableAggregateException if it can't be told, and one of the events is not {@link
   *     Unconditional}
   */
  @Nullable S record(UUID id, List<? extends E> events);
}
