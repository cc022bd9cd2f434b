package io.daybook.web.socket;

import io.daybook.ledger.EventMetadata;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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

  /** Wakes the writer; stands behind nothing, for what waited is dropped first. */
  private static final String END = "";

  private final WebSocketSession session;
  private final EventMetadata metadata;
  private final SocketSettings settings;
  private final BlockingQueue<String> frames;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicReference<@Nullable CloseStatus> end = new AtomicReference<>();
  private final Lock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();

  SpringSocket(WebSocketSession session, EventMetadata metadata, SocketSettings settings) {
    this.session = session;
    this.metadata = metadata;
    this.settings = settings;
    this.frames = new ArrayBlockingQueue<>(settings.waitingFrames());
  }

  @Override
  public EventMetadata metadata() {
    return metadata;
  }

  @Override
  public void send(String frame) {
    if (end.get() == null && (!isRoomFor(frame) || !frames.offer(frame))) {
      close(TRY_AGAIN_LATER, "Too slow: too many events wait for this client");
    }
  }

  @Override
  public boolean sendPatiently(String frame) throws InterruptedException {
    while (end.get() == null) {
      if (isHalfFull()) {
        awaitRoom();
      } else if (frames.offer(frame, 1, TimeUnit.SECONDS)) {
        waiting.addAndGet(frame.length());
        return true;
      }
    }
    return false;
  }

  /** Not for ever: nobody writes any more to a client that is gone. */
  private void awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      boolean told = true;
      while (told && isHalfFull()) {
        told = room.await(1, TimeUnit.SECONDS);
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

  /** The other half is for what can't wait. */
  private boolean isHalfFull() {
    return waiting.get() > settings.waitingSize().toBytes() / 2
        || frames.remainingCapacity() < settings.waitingFrames() / 2;
  }

  private boolean isRoomFor(String frame) {
    return waiting.addAndGet(frame.length()) <= settings.waitingSize().toBytes();
  }

  @Override
  public void close(int code, String reason) {
    if (end.compareAndSet(null, new CloseStatus(code, reason))) {
      log.debug("Closing a websocket with {}: {}", code, reason);
      wake();
    }
  }

  private void wake() {
    do {
      frames.clear();
    } while (!frames.offer(END));
  }

  /** Writes until it is closed; run by a thread of its own. */
  void run() {
    try {
      while (end.get() == null) {
        write(frames.poll(settings.pingInterval().toMillis(), TimeUnit.MILLISECONDS));
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
      waiting.addAndGet(-frame.length());
      tellOfRoom();
      session.sendMessage(new TextMessage(frame));
    }
  }

  private void finish() {
    CloseStatus status = end.get();
    try {
      session.close(status == null ? CloseStatus.SESSION_NOT_RELIABLE : status);
    } catch (IOException | IllegalStateException e) {
      log.debug("A websocket could not be closed in order: {}", e.getMessage());
    }
  }
}
