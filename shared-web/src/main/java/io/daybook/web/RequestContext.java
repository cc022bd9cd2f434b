package io.daybook.web;

import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the request that this thread is answering. */
public final class RequestContext {

  /** The header of every answer by which a request is found again in logs and in the history. */
  public static final String REQUEST_ID = "X-Request-Id";

  /** The header of answers to writes: the position of the newest event that the write made. */
  public static final String POSITION = "Daybook-Position";

  /** The place of a write in the run log, whose positions are its own. */
  public static final String RUN_POSITION = "Daybook-Run-Position";

  private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

  private final EventMetadata metadata;
  private final @Nullable HttpServletResponse response;
  private final Map<Log, Long> positions = new EnumMap<>(Log.class);
  private @Nullable EventMetadata sent;

  private RequestContext(EventMetadata metadata, @Nullable HttpServletResponse response) {
    this.metadata = metadata;
    this.response = response;
  }

  /** The context of the request; null on a thread that answers none. */
  public static @Nullable RequestContext current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** Who asks, from where and why; the system itself where no request is being answered. */
  public static EventMetadata currentMetadata() {
    RequestContext context = current();
    return context == null ? EventMetadata.SYSTEM : context.metadata;
  }

  /**
   * Tells that an event of this request was written, for the header {@link #POSITION} or {@link
   * #RUN_POSITION}. The largest one counts. Does nothing where no request is being answered.
   */
  public static void recordPosition(Log log, long position) {
    RequestContext context = current();
    if (context != null && context.response != null) {
      long largest = context.positions.merge(log, position, Math::max);
      context.response.setHeader(headerOf(log), Long.toString(largest));
    }
  }

  private static String headerOf(Log log) {
    return switch (log) {
      case LEDGER -> POSITION;
      case RUNS -> RUN_POSITION;
    };
  }

  /**
   * Tells that a command is sent for this request, whatever becomes of it. Does nothing where no
   * request is being answered.
   *
   * @param by who sent it, with its name and its reason
   */
  public static void recordSent(EventMetadata by) {
    RequestContext context = current();
    if (context != null) {
      context.sent = by;
    }
  }

  /** Of the command that was sent last for this request; null if there was none. */
  public @Nullable EventMetadata sent() {
    return sent;
  }

  public EventMetadata metadata() {
    return metadata;
  }

  /** Does something for a client that awaits no answer to it, such as one of a websocket. */
  public static void runAs(EventMetadata metadata, Runnable task) {
    ScopedValue.where(CURRENT, new RequestContext(metadata, null)).run(task);
  }

  static <X extends Throwable> void run(
      EventMetadata metadata,
      HttpServletResponse response,
      ScopedValue.CallableOp<@Nullable Void, X> answer)
      throws X {
    ScopedValue.where(CURRENT, new RequestContext(metadata, response)).call(answer);
  }
}
