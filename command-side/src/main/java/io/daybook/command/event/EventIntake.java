package io.daybook.command.event;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.RequestContext;
import io.daybook.web.budget.ByteBudget;
import io.daybook.web.budget.JsonCost;
import io.daybook.web.socket.Conversation;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one client: what arrives while some are being recorded is recorded together next,
 * and a client that sends faster than that has to wait, as has one for whose events there is no
 * memory now.
 */
final class EventIntake implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(EventIntake.class);
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_ATTEMPTS = 60;
  private static final long PAUSE_NANOS = 1_000_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** An event, and the memory that it holds until it is recorded. */
  private record Waiting(ClientEvent event, List<ByteBudget.Lease> room) {
    void release() {
      room.forEach(ByteBudget.Lease::close);
    }
  }

  private final EventRecorder recorder;
  private final ByteBudget all;
  private final ByteBudget own = new ByteBudget(MOST_BYTES);
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicInteger arriving = new AtomicInteger();
  private volatile boolean closed;

  /**
   * @param all what the events of all clients may hold
   */
  EventIntake(EventRecorder recorder, ByteBudget all) {
    this.recorder = recorder;
    this.all = all;
  }

  @Override
  public Conversation receive(String frame) {
    arriving.incrementAndGet();
    try {
      put(frame.getBytes(StandardCharsets.UTF_8));
    } catch (ApiException e) {
      log.warn("A frame is no event and is passed over: {}", e.error().text());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      arriving.decrementAndGet();
    }
    return this;
  }

  /** What it takes is known, and waited for, before it is read. */
  private void put(byte[] json) throws InterruptedException {
    long cost = JsonCost.of(json);
    if (!all.holds(cost)) {
      log.warn("An event of a client is passed over: it would take {} bytes to read", cost);
      return;
    }
    List<ByteBudget.Lease> room = new ArrayList<>();
    boolean kept = false;
    try {
      room.add(awaitPart(own, Math.min(cost, own.size())));
      room.add(awaitPart(all, cost));
      waiting.put(new Waiting(EventBodies.one(JsonBody.parseRepaired(json)), room));
      kept = true;
    } finally {
      if (!kept) {
        room.forEach(ByteBudget.Lease::close);
      }
    }
  }

  private static ByteBudget.Lease awaitPart(ByteBudget budget, long bytes)
      throws InterruptedException {
    ByteBudget.Lease part = budget.take(bytes, PATIENCE);
    while (part == null) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      part = budget.take(bytes, PATIENCE);
    }
    return part;
  }

  @Override
  public void closed() {
    closed = true;
  }

  /** Records until the client is gone and nothing of it is left. */
  void run(EventMetadata client) {
    List<Waiting> batch = new ArrayList<>();
    try {
      while (!closed || arriving.get() > 0 || !waiting.isEmpty()) {
        Waiting first = waiting.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, MOST_AT_ONCE - 1);
          record(client, batch.stream().map(Waiting::event).toList());
          batch.forEach(Waiting::release);
          batch.clear();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      batch.forEach(Waiting::release);
      waiting.forEach(Waiting::release);
    }
  }

  /** What fails is the database, mostly for a moment: a client does not send an event again. */
  private void record(EventMetadata client, List<ClientEvent> batch) {
    for (int attempt = 1; ; attempt++) {
      try {
        RequestContext.runAs(client, () -> recorder.record(batch));
        return;
      } catch (RuntimeException e) {
        if (attempt == MOST_ATTEMPTS) {
          log.error("{} events of a client are lost; is PostgreSQL away?", batch.size(), e);
          return;
        }
        log.warn("{} events of a client are tried again: {}", batch.size(), e.getMessage());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
