package io.daybook.web.socket;

import io.daybook.repeat.Repeating;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.socket.CloseStatus;

/** All websockets of this process; they end, with a word, before anything else does. */
final class Sockets implements SmartLifecycle {

  private static final CloseStatus STOPPING =
      CloseStatus.GOING_AWAY.withReason("Daybook is stopping");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration WATCH = Duration.ofMillis(500);

  private final List<SocketHandler> handlers;
  private @Nullable Repeating watch;
  private volatile boolean running;

  Sockets(List<SocketHandler> handlers) {
    this.handlers = List.copyOf(handlers);
  }

  List<SocketHandler> handlers() {
    return handlers;
  }

  @Override
  public void start() {
    running = true;
    Repeating again = new Repeating("sockets"); // it may be started once more
    watch = again;
    again.afterEvery(
        WATCH, "Silent websockets were not ended", () -> handlers.forEach(SocketHandler::watch));
  }

  @Override
  public void stop() {
    running = false;
    if (watch != null) {
      watch.close();
    }
    long start = System.nanoTime();
    handlers.forEach(handler -> handler.closeAll(STOPPING));
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!handlers.stream().allMatch(SocketHandler::isQuiet)
          && System.nanoTime() - start < PATIENCE.toNanos()) {
        boolean _ = never.await(10, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
