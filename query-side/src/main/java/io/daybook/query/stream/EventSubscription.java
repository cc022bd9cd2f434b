package io.daybook.query.stream;

import io.daybook.web.budget.ByteBudget;
import io.daybook.web.socket.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A client and what it asked for. What happens while it is still told the past is held back, so
 * that it hears everything in order.
 */
final class EventSubscription {

  private static final int MOST_HELD = 10_000;
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int BYTES = 2;

  private final Socket socket;
  private final EventFilter filter;
  private final ByteBudget.Lease lease;
  private final Deque<String> held = new ArrayDeque<>();
  private long characters;
  private boolean live;
  private volatile boolean over;

  /**
   * @param budget of what is held back for all clients
   */
  EventSubscription(Socket socket, EventFilter filter, ByteBudget budget) {
    this.socket = socket;
    this.filter = filter;
    this.lease = budget.lease();
  }

  EventFilter filter() {
    return filter;
  }

  /** Something has happened just now. */
  synchronized void happened(StreamedEvent event) {
    if (!filter.includes(event)) {
      return;
    }
    if (live) {
      socket.send(event.frame());
    } else if (!hold(event.frame())) {
      socket.close(Socket.TRY_AGAIN_LATER, "Too slow: too many events wait for this client");
    }
  }

  private boolean hold(String frame) {
    long more = characters + frame.length();
    boolean isRoom =
        held.size() < MOST_HELD
            && more <= MOST_CHARACTERS
            && lease.growTo(more * BYTES, Duration.ZERO);
    if (isRoom) {
      characters = more;
      held.add(frame);
    }
    return isRoom;
  }

  /**
   * Something happened before it came.
   *
   * @return whether the client is still there
   */
  boolean remember(StreamedEvent event) throws InterruptedException {
    return !filter.includes(event) || socket.sendPatiently(event.frame());
  }

  /** The client is gone, be it before its subscription began. */
  void end() {
    over = true;
    lease.close();
  }

  boolean isOver() {
    return over;
  }

  /** It was told the past: now what was held back, at its own pace, and then all as it happens. */
  void goLive() throws InterruptedException {
    boolean there = true;
    String next = nextHeld();
    while (there && next != null) {
      there = socket.sendPatiently(next);
      next = nextHeld();
    }
  }

  private synchronized @Nullable String nextHeld() {
    String next = held.poll();
    live = next == null;
    characters -= next == null ? characters : next.length();
    lease.shrinkTo(characters * BYTES);
    return next;
  }
}
