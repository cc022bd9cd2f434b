package io.daybook.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;

/**
 * Follows a log from a position. Once it has read all, it does not look again before it is
 * signalled, and then not before its delay is over, unless it is hurried: what is signalled
 * meanwhile is one look.
 */
final class LogStream implements TrackingEventStream {

  private final LogTable table;
  private final LogSignal signal;
  private final int fetchSize;
  private final Duration delay;
  private final AtomicBoolean waking = new AtomicBoolean();
  private final Deque<LogEntry> buffer = new ArrayDeque<>();
  private final Runnable onSignal = this::signalled;
  private final Consumer<LogStream> onClose;
  private long position;
  private volatile boolean mayHaveMore = true;
  private volatile Runnable callback = () -> {};
  private volatile CountDownLatch signals = new CountDownLatch(1);

  LogStream(
      LogTable table,
      LogSignal signal,
      int fetchSize,
      Duration delay,
      long position,
      Consumer<LogStream> onClose) {
    this.table = table;
    this.signal = signal;
    this.fetchSize = fetchSize;
    this.delay = delay;
    this.position = position;
    this.onClose = onClose;
    signal.add(onSignal);
  }

  private void signalled() {
    if (delay.isZero()) {
      wake();
    } else if (waking.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> {
            waking.set(false); // before the look: a signal during it counts
            wake();
          });
    }
  }

  /** Lets it look now: one that has no delay is signalled soon enough. */
  void hurry() {
    if (!delay.isZero()) {
      wake();
    }
  }

  private void wake() {
    mayHaveMore = true;
    signals.countDown();
    callback.run();
  }

  @Override
  public boolean setOnAvailableCallback(Runnable onAvailable) {
    callback = onAvailable;
    return true;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    fill();
    return Optional.ofNullable(buffer.peek()).map(LogStream::message);
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    CountDownLatch next = new CountDownLatch(1);
    signals = next;
    fill();
    if (buffer.isEmpty() && timeout > 0 && next.await(timeout, unit)) {
      fill();
    }
    return !buffer.isEmpty();
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    boolean available = false;
    while (!available) {
      available = hasNextAvailable(1, TimeUnit.SECONDS);
    }
    return message(buffer.remove());
  }

  private void fill() {
    if (!buffer.isEmpty() || !mayHaveMore) {
      return;
    }
    mayHaveMore = false; // before the look: a signal during it counts
    List<LogEntry> entries = table.after(position, fetchSize);
    if (!entries.isEmpty()) {
      buffer.addAll(entries);
      position = entries.getLast().position();
    }
    if (entries.size() == fetchSize) {
      mayHaveMore = true;
    }
  }

  @Override
  public void close() {
    signal.remove(onSignal);
    onClose.accept(this);
  }

  private static TrackedEventMessage<?> message(LogEntry entry) {
    Message<LogEntry> message =
        new GenericMessage<>(Long.toString(entry.position()), entry, Map.of());
    Supplier<Instant> at = entry::at;
    return new GenericTrackedEventMessage<>(
        new GlobalSequenceTrackingToken(entry.position()), message, at);
  }
}
