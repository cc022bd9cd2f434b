package io.daybook.query.history;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** So many at once, and no more: who finds no place is sent away at once, and told when to come. */
final class Places {
  private final Semaphore free;
  private final String full;

  /**
   * @param full why there is no place
   */
  Places(int most, String full) {
    this.free = new Semaphore(most);
    this.full = full;
  }

  /**
   * Takes a place, which {@link #leave} gives back.
   *
   * @throws ApiException 503 with Retry-After if there is none
   */
  void take() {
    if (!free.tryAcquire()) {
      throw new ApiException(new ApiError.Message(503, full), Map.of("Retry-After", "5"));
    }
  }

  void leave() {
    free.release();
  }
}
