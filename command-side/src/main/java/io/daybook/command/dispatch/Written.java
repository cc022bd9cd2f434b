package io.daybook.command.dispatch;

import io.daybook.ledger.Log;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param positions the places of its last events in the logs to which something was written
 */
public record Written<R>(R answer, Map<Log, Long> positions) {

  /** The place of its last event in the ledger; null if it wrote nothing there. */
  public @Nullable Long position() {
    return positions.get(Log.LEDGER);
  }
}
