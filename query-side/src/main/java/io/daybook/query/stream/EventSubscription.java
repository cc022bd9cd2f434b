package io.daybook.query.stream;

import io.daybook.web.socket.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A client and what it asked for. What happens while it is still told the past is held back, so
 * that it hears everything in order.
 */
final class EventSubscription {

  private static final int MOST_HELD = 10_000;

  private final Socket socket;
  private final EventFilter filter;
  private final Deque<String> held = new ArrayDeque<>();
  private boolean live;
  private volatile boolean over;

  EventSubscription(Socket socket, EventFilter filter) {
    this.socket = socket;
    this.filter = filter;
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
    } else if (held.size() < MOST_HELD) {
      held.add(event.frame());
    } else {
      socket.close(Socket.TRY_AGAIN_LATER, "Too slow: too many events wait for this client");
    }
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
    return next;
  }
}
