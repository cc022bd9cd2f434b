package io.daybook.query.projection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A log as a source of Axon's. Its positions have no gaps, so that a token is a number. */
final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

  private final LogTable table;
  private final LogSignal signal;
  private final int fetchSize;
  private final Duration delay;
  private final Set<LogStream> open = ConcurrentHashMap.newKeySet();

  /**
   * @param delay how long after a signal its followers look, so that many writes are one batch
   */
  LogSource(LogTable table, LogSignal signal, int fetchSize, Duration delay) {
    this.table = table;
    this.signal = signal;
    this.fetchSize = fetchSize;
    this.delay = delay;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    long position = token == null ? 0 : token.position().orElse(0);
    LogStream stream = new LogStream(table, signal, fetchSize, delay, position, open::remove);
    open.add(stream);
    return stream;
  }

  /** Lets those who follow it look now: somebody waits for them. */
  void hurry() {
    open.forEach(LogStream::hurry);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }
}
