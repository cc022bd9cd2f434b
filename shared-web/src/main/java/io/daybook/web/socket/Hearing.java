package io.daybook.web.socket;

import java.time.Duration;
import java.util.Optional;
import org.apache.tomcat.websocket.BackgroundProcess;
import org.apache.tomcat.websocket.WsSession;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/** How long, and until when, Tomcat listens to a client. */
final class Hearing {

  private static final String READ_IDLE = "org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS";
  private static final String CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";
  private static final String OVER = "daybook.hearing-over";
  private static final long GOODBYE_MILLIS = 3_000;

  private Hearing() {}

  /** A client that is gone without a word answers no ping, nor does it say goodbye. */
  static void begin(WebSocketSession session, Duration pingInterval) {
    tomcat(session)
        .ifPresent(tomcat -> {
          tomcat.getUserProperties().put(READ_IDLE, 3 * pingInterval.toMillis());
          tomcat.getUserProperties().put(CLOSE_TIMEOUT, GOODBYE_MILLIS);
          if (tomcat.getContainer() instanceof BackgroundProcess times) {
            times.setProcessPeriod(1); // they are looked at every second, not every ten
          }
        });
  }

  /**
   * Leaves what a client still sends after its end where it is: reading it would take a processor.
   * It is not heard saying goodbye either, and is gone when its time for that is over.
   */
  static void end(WebSocketSession session) {
    if (session.getAttributes().putIfAbsent(OVER, true) == null) {
      tomcat(session).ifPresent(WsSession::suspend);
    }
  }

  private static Optional<WsSession> tomcat(WebSocketSession session) {
    return session instanceof StandardWebSocketSession standard
            && standard.getNativeSession() instanceof WsSession tomcat
        ? Optional.of(tomcat)
        : Optional.empty();
  }
}
