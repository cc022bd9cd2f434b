package io.daybook.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one aggregate on its way through its events. Where one of them can't be read, those
 * behind it mean nothing, unless they end the aggregate. Not safe for threads.
 */
public final class Folding<S, E extends LedgerEvent> {
  private final Class<E> events;
  private final Evolution<S, E> evolution;
  private @Nullable S state;
  private @Nullable Unreadable unreadable;

  public Folding(Class<E> events, Evolution<S, E> evolution) {
    this.events = events;
    this.evolution = evolution;
  }

  /**
   * The state after a stream; null if it is empty or ends in a deletion.
   *
   * @throws UnreadableAggregateException if it can't be told
   */
  public static <S, E extends LedgerEvent> @Nullable S fold(
      List<RecordedEvent> stream, Class<E> events, Evolution<S, E> evolution) {
    return fold(null, stream, events, evolution);
  }

  /** Like {@link #fold(List, Class, Evolution)}, on from the state before the stream. */
  public static <S, E extends LedgerEvent> @Nullable S fold(
      @Nullable S before, List<RecordedEvent> stream, Class<E> events, Evolution<S, E> evolution) {
    Folding<S, E> folding = new Folding<>(events, evolution);
    folding.state = before;
    stream.forEach(folding::add);
    return folding.state();
  }

  public void add(RecordedEvent recorded) {
    add(recorded.event(), recorded.position(), recorded.at());
  }

  /** Adds an event of the log; whatever is wrong with it, this returns. */
  public void add(LedgerEvent event, long position, Instant at) {
    if (event instanceof Deletion) {
      end();
    } else if (event instanceof UnreadEvent unread) {
      fail(new Unreadable(event.aggregateId(), position, unread.name(), unread.problem()));
    } else if (unreadable == null) {
      try {
        state = evolution.evolve(state, events.cast(event), at);
      } catch (RuntimeException e) { // it was written, be it by a bug: only this aggregate has it
        fail(new Unreadable(event.aggregateId(), position, nameOf(event), "" + e.getMessage()));
      }
    }
  }

  private void end() {
    unreadable = null;
    state = null;
  }

  private void fail(Unreadable why) {
    if (unreadable == null) {
      unreadable = why;
    }
  }

  /**
   * Adds an event that was decided now.
   *
   * @throws UnreadableAggregateException if it needs a state, and none can be told
   */
  public void addNew(E event, Instant at) {
    if (event instanceof Deletion) {
      end();
    } else if (isReadable() || !(event instanceof Unconditional)) {
      state = evolution.evolve(state(), event, at);
    }
  }

  /** Whether the state can be told. */
  public boolean isReadable() {
    return unreadable == null;
  }

  /**
   * The state; null before the first event and after a deletion.
   *
   * @throws UnreadableAggregateException if it can't be told
   */
  public @Nullable S state() {
    if (unreadable != null) {
      throw new UnreadableAggregateException(unreadable);
    }
    return state;
  }

  private static String nameOf(LedgerEvent event) {
    Fact fact = event.getClass().getAnnotation(Fact.class);
    return fact == null ? event.getClass().getSimpleName() : fact.value();
  }
}
