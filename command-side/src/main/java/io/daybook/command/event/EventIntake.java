package io.daybook.command.event;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.RequestContext;
import io.daybook.web.socket.Conversation;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one client: what arrives while some are being recorded is recorded together next,
 * and a client that sends faster than that has to wait.
 */
final class EventIntake implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(EventIntake.class);

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_ATTEMPTS = 60;
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final EventRecorder recorder;
  private final BlockingQueue<ClientEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean closed;

  EventIntake(EventRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public Conversation receive(String frame) {
    try {
      waiting.put(EventBodies.one(JsonBody.parseRepaired(frame.getBytes(StandardCharsets.UTF_8))));
    } catch (ApiException e) {
      log.warn("A frame is no event and is passed over: {}", e.error().text());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return this;
  }

  @Override
  public void closed() {
    closed = true;
  }

  /** Records until the client is gone and nothing of it is left. */
  void run(EventMetadata client) {
    List<ClientEvent> batch = new ArrayList<>();
    try {
      while (!closed || !waiting.isEmpty()) {
        ClientEvent first = waiting.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, MOST_AT_ONCE - 1);
          record(client, List.copyOf(batch));
          batch.clear();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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
