package io.daybook.query.projection;

import io.daybook.ledger.Log;
import java.util.Map;

/** How much of the logs a read must see; it waits for those alone that it concerns. */
public sealed interface ConsistencyWish {

  /** Everything that was committed when the read arrived; the default. */
  record Latest() implements ConsistencyWish {}

  /** Whatever is there, without a wait: {@code Daybook-Consistency: eventual}. */
  record Eventual() implements ConsistencyWish {}

  /**
   * Everything up to a position: {@code Daybook-Min-Position}, {@code Daybook-Min-Run-Position}.
   *
   * @param positions of a log that is not in it, everything that was committed is wished
   */
  record AtLeast(Map<Log, Long> positions) implements ConsistencyWish {

    public AtLeast {
      positions = Map.copyOf(positions);
    }
  }

  ConsistencyWish LATEST = new Latest();
  ConsistencyWish EVENTUAL = new Eventual();
}
