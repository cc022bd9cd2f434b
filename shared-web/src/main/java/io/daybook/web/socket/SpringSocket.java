package io.daybook.web.socket;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.budget.ByteBudget;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * A client with the frames that wait for it and a thread of its own that writes them, so that a
 * slow client makes nobody else wait.
 */
final class SpringSocket implements Socket {

  private static final Logger log = LoggerFactory.getLogger(SpringSocket.class);

  private final WebSocketSession session;
  private final EventMetadata metadata;
  private final SocketSettings settings;
  private final OutgoingFrames frames;
  private final AtomicReference<@Nullable CloseStatus> end = new AtomicReference<>();
  private final Lock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();

  SpringSocket(
      WebSocketSession session,
      EventMetadata metadata,
      SocketSettings settings,
      ByteBudget budget) {
    this.session = session;
    this.metadata = metadata;
    this.settings = settings;
    this.frames = new OutgoingFrames(settings, budget);
  }

  @Override
  public EventMetadata metadata() {
    return metadata;
  }

  @Override
  public void send(String frame) {
    if (end.get() == null && !frames.offer(frame)) {
      close(TRY_AGAIN_LATER, "Too slow: too many events wait for this client");
    }
    if (end.get() != null) {
      frames.end(); // nobody would take it out again
    }
  }

  @Override
  public boolean sendPatiently(String frame) throws InterruptedException {
    boolean sent = false;
    while (!sent && end.get() == null) {
      if (frames.isHalfFull()) {
        awaitRoom(frames::isHalfFull);
      } else {
        sent = frames.offer(frame);
        if (!sent) { // others hold all that the sockets may
          awaitRoom(() -> true);
        }
      }
    }
    if (end.get() != null) {
      frames.end();
    }
    return end.get() == null;
  }

  /** Not for ever: nobody writes any more to a client that is gone. */
  private void awaitRoom(BooleanSupplier isFull) throws InterruptedException {
    lock.lock();
    try {
      boolean looksAgain = false; // as the caller does
      while (!looksAgain && isFull.getAsBoolean()) {
        boolean _ = room.await(1, TimeUnit.SECONDS);
        looksAgain = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private void tellOfRoom() {
    lock.lock();
    try {
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close(int code, String reason) {
    if (end.compareAndSet(null, new CloseStatus(code, reason))) {
      log.debug("Closing a websocket with {}: {}", code, reason);
      frames.end();
    }
  }

  /** Whether its client has been told, or soon is, that nobody listens any more. */
  boolean isOver() {
    return end.get() != null;
  }

  /** Writes until it is closed; run by a thread of its own. */
  void run() {
    try {
      while (end.get() == null) {
        write(frames.poll(settings.pingInterval()));
      }
    } catch (IOException | IllegalStateException | InterruptedException e) {
      log.debug("A websocket's client is gone: {}", e.getMessage());
    } finally {
      finish();
    }
  }

  private void write(@Nullable String frame) throws IOException {
    if (frame == null) {
      session.sendMessage(new PingMessage());
    } else if (end.get() == null) {
      tellOfRoom();
      session.sendMessage(new TextMessage(frame));
    }
  }

  private void finish() {
    end.compareAndSet(null, CloseStatus.SESSION_NOT_RELIABLE);
    frames.end();
    CloseStatus status = end.get();
    try {
      session.close(status == null ? CloseStatus.SESSION_NOT_RELIABLE : status);
    } catch (IOException | IllegalStateException e) {
      log.debug("A websocket could not be closed in order: {}", e.getMessage());
    }
  }
}
