package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Waits for the documents of one log, by the progress that is signalled in this process and by
 * looks at the database.
 */
final class LogReads {

  /** How often the database is looked at while a projector elsewhere is waited for. */
  private static final Duration POLL = Duration.ofMillis(25);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Shared<Look> looks;
  private final ProgressBoard board;
  private final Runnable hurry;
  private final Duration patience;
  private volatile boolean ended;

  /**
   * @param hurry called when somebody begins to wait; it must return at once
   */
  LogReads(Supplier<Look> source, ProgressBoard board, Runnable hurry, Duration patience) {
    this.board = board;
    this.hurry = hurry;
    this.patience = patience;
    this.looks = new Shared<>(() -> look(source), patience);
  }

  private Look look(Supplier<Look> source) {
    boolean open = board.isOpen();
    Look look = source.get();
    if (open) { // else what it saw may have been lost
      board.publish(look.head(), look.live());
    }
    return look;
  }

  /** How far everything is now; those who ask at the same time share one look. */
  Look look() {
    return looks.get();
  }

  /** How far everything was when anyone last saw it. */
  Look known() {
    return board.known();
  }

  /** From now on nobody waits any more: who would have to is refused. */
  void end() {
    ended = true;
  }

  /** Waits until the indices have every event up to a position. */
  void await(Set<Index> indices, long position) {
    requireWhole(indices);
    if (board.await(indices, position, Duration.ZERO)) {
      return;
    }
    hurry.run();
    long end = System.nanoTime() + patience.toNanos();
    while (!board.await(indices, position, POLL)) {
      if (ended) {
        throw new ProjectionBehindException("Daybook is stopping");
      }
      Look _ = looks.get();
      requireWhole(indices);
      if (System.nanoTime() > end && !board.await(indices, position, Duration.ZERO)) {
        throw new ProjectionBehindException(position, board.known().applied(indices), RETRY_AFTER);
      }
    }
  }

  /**
   * @throws ProjectionBehindException if one of these indices was lost, and is not filled again
   */
  void requireWhole(Set<Index> indices) {
    board.known().requireWhole(indices);
  }
}
