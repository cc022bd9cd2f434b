package io.daybook.web.budget;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What a request holds of the budgets, until it is answered. */
public final class Holdings implements AsyncListener {

  private static final String ATTRIBUTE = Holdings.class.getName();

  /** How long a request waits for those before it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Queue<ByteBudget.Lease> leases = new ConcurrentLinkedQueue<>();
  private @Nullable Lane lane;

  private Holdings() {}

  /** Of a request that begins. */
  public static Holdings begin(HttpServletRequest request) {
    Holdings holdings = new Holdings();
    request.setAttribute(ATTRIBUTE, holdings);
    return holdings;
  }

  /** Of a request that has begun. */
  static Holdings of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Holdings holdings ? holdings : begin(request);
  }

  /**
   * Takes a part of a budget, which is given back with the answer.
   *
   * @throws ApiException 503, if others don't give back enough in time
   */
  void take(ByteBudget budget, long bytes) {
    ByteBudget.Lease lease = budget.take(bytes, PATIENCE);
    if (lease == null) {
      throw busy();
    }
    leases.add(lease);
  }

  /** An empty part of a budget, which is given back with the answer. */
  ByteBudget.Lease lease(ByteBudget budget) {
    ByteBudget.Lease lease = budget.lease();
    leases.add(lease);
    return lease;
  }

  /**
   * @throws ApiException 503 if too many are in it
   */
  void enter(Lane entered) {
    if (lane == null) { // an error's page is still the same request
      if (!entered.enter()) {
        throw busy();
      }
      lane = entered;
    }
  }

  /** Nothing is left for this request: it may come again. */
  public static ApiException busy() {
    return new ApiException(
        new ApiError.Message(503, "The server has as much to do as it can hold: come again"),
        Map.of("Retry-After", "1"));
  }

  /** When its thread goes: at once, or when its answer is whole. */
  public void endWith(HttpServletRequest request) {
    if (lane != null) {
      lane.leave();
      lane = null;
    }
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
        return;
      }
    } catch (IllegalStateException _) {
      // It was completed meanwhile.
    }
    giveBack();
  }

  private void giveBack() {
    for (var lease = leases.poll(); lease != null; lease = leases.poll()) {
      lease.close();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    giveBack();
  }

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
