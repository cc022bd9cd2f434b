package io.daybook.query.projection;

/** How much of the ledger a read must see. */
public sealed interface ConsistencyWish {

  /** Everything that was committed when the read arrived; the default. */
  record Latest() implements ConsistencyWish {}

  /** Whatever is there, without a wait: {@code Daybook-Consistency: eventual}. */
  record Eventual() implements ConsistencyWish {}

  /** Everything up to a position: {@code Daybook-Min-Position}. */
  record AtLeast(long position) implements ConsistencyWish {}

  ConsistencyWish LATEST = new Latest();
  ConsistencyWish EVENTUAL = new Eventual();
}
