package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Waits by the progress that is signalled in this process, and by looks at the database. */
final class ReadYourWrites implements Freshness {

  /** How often the database is looked at while a projector elsewhere is waited for. */
  private static final Duration POLL = Duration.ofMillis(25);

  /** How old, at most, what eventual reads see is made; they don't wait for it. */
  private static final Duration EVENTUAL = Duration.ofSeconds(1);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Shared<Look> looks;
  private final ProgressBoard board;
  private final Refresher refresher;
  private final Duration patience;
  private final AtomicLong lastEventual = new AtomicLong(System.nanoTime() - EVENTUAL.toNanos());

  ReadYourWrites(
      Supplier<Look> source, ProgressBoard board, Refresher refresher, ReadSettings settings) {
    this.board = board;
    this.refresher = refresher;
    this.patience = settings.patience();
    this.looks = new Shared<>(() -> look(source), patience);
  }

  @Override
  public void awaitApplied(Set<Index> indices, ConsistencyWish wish) {
    switch (wish) {
      case ConsistencyWish.Eventual _ -> {}
      case ConsistencyWish.AtLeast(long position) -> await(indices, position);
      case ConsistencyWish.Latest _ -> await(indices, looks.get().head());
    }
  }

  @Override
  public void awaitVisible(Set<Index> indices, ConsistencyWish wish) {
    awaitApplied(indices, wish);
    if (wish instanceof ConsistencyWish.Eventual) {
      refreshLater();
    } else {
      refresher.refresh(indices);
    }
  }

  @Override
  public long visible(Index index) {
    return refresher.visible(index);
  }

  private Look look(Supplier<Look> source) {
    boolean open = board.isOpen();
    Look look = source.get();
    if (open) { // else what it saw may have been lost
      board.publish(look.head(), look.live());
    }
    return look;
  }

  private void await(Set<Index> indices, long position) {
    long end = System.nanoTime() + patience.toNanos();
    while (!board.await(indices, position, POLL)) {
      Look _ = looks.get();
      if (System.nanoTime() > end && !board.await(indices, position, Duration.ZERO)) {
        throw new ProjectionBehindException(position, board.known().applied(indices), RETRY_AFTER);
      }
    }
  }

  /** All of them, those of others' reads too: what has not changed costs nothing. */
  private void refreshLater() {
    long last = lastEventual.get();
    long now = System.nanoTime();
    if (now - last >= EVENTUAL.toNanos() && lastEventual.compareAndSet(last, now)) {
      Thread.ofVirtual()
          .name("eventual-refresh")
          .start(() -> {
            Look _ = looks.get();
            refresher.refresh(EnumSet.allOf(Index.class));
          });
    }
  }
}
