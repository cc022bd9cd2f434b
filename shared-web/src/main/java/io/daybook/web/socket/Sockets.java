package io.daybook.web.socket;

import io.daybook.repeat.RepeatingLifecycle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.socket.CloseStatus;

/** All websockets of this process; they end, with a word, before anything else does. */
final class Sockets implements SmartLifecycle {

  private static final CloseStatus STOPPING =
      CloseStatus.GOING_AWAY.withReason("Daybook is stopping");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration WATCH = Duration.ofMillis(500);

  private final List<SocketHandler> handlers;
  private final RepeatingLifecycle watch =
      new RepeatingLifecycle("sockets", WATCH, "Silent websockets were not ended", this::watchAll);

  Sockets(List<SocketHandler> handlers) {
    this.handlers = List.copyOf(handlers);
  }

  List<SocketHandler> handlers() {
    return handlers;
  }

  private void watchAll() {
    handlers.forEach(SocketHandler::watch);
  }

  @Override
  public void start() {
    watch.start();
  }

  @Override
  public void stop() {
    watch.stop();
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
    return watch.isRunning();
  }
}
