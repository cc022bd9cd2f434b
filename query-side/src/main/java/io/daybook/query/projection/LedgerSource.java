package io.daybook.query.projection;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The ledger as a source of Axon's. Its positions have no gaps, so that a token is a number. */
final class LedgerSource implements StreamableMessageSource<TrackedEventMessage<?>> {

  private final LedgerTable ledger;
  private final LedgerSignal signal;
  private final int fetchSize;

  LedgerSource(LedgerTable ledger, LedgerSignal signal, int fetchSize) {
    this.ledger = ledger;
    this.signal = signal;
    this.fetchSize = fetchSize;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    long position = token == null ? 0 : token.position().orElse(0);
    return new LedgerStream(ledger, signal, fetchSize, position);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }
}
