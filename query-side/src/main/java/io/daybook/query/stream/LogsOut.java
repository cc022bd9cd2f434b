package io.daybook.query.stream;

import io.daybook.filter.LogFilter;
import io.daybook.query.log.LogTail;
import io.daybook.web.Paths;
import io.daybook.web.socket.Conversation;
import io.daybook.web.socket.Socket;
import io.daybook.web.socket.SocketEndpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** {@code /api/logs/out}: lines as they are stored. It looks for them while anyone listens. */
@Component
final class LogsOut implements SocketEndpoint, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(LogsOut.class);
  private static final int TICK_MILLIS = 250;

  private final LogTail tail;
  private final Map<Socket, LogFilter> listeners = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("logs-out").daemon().factory());
  private boolean looks;
  private long horizon;

  LogsOut(LogTail tail) {
    this.tail = tail;
  }

  @Override
  public String path() {
    return Paths.LOGS_OUT;
  }

  @Override
  public Conversation open(Socket socket) {
    return new Opening<>(socket, LogFilter.TYPE, (filter, _) -> listen(socket, filter));
  }

  private synchronized Conversation listen(Socket socket, LogFilter filter) {
    if (listeners.isEmpty()) {
      horizon = tail.horizon();
    }
    listeners.put(socket, filter);
    if (!looks) {
      looks = true;
      var _ = clock.schedule(this::look, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return new Streaming(() -> listeners.remove(socket));
  }

  private synchronized void look() {
    looks = !listeners.isEmpty();
    if (!looks) {
      return;
    }
    try {
      long next = tail.horizon();
      if (next > horizon && tail.hasAny(horizon, next)) {
        listeners.forEach((socket, filter) -> tell(socket, filter, next));
      }
      horizon = next;
    } catch (DataAccessException e) {
      log.warn("Streams of logs wait for PostgreSQL: {}", e.getMessage());
    } catch (RuntimeException e) { // else nobody would ever look again
      log.error("Lines could not be told", e);
    }
    var _ = clock.schedule(this::look, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tell(Socket socket, LogFilter filter, long next) {
    tail.frames(filter, horizon, next).forEach(socket::send);
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }
}
