package io.daybook.web.socket;

import io.daybook.web.budget.ByteBudget;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one client, bounded in number and in characters; all but the first few
 * are counted in the budget of all sockets.
 */
final class OutgoingFrames {

  /** In characters: a client that reads has no more waiting. */
  private static final int FREE = 16 * 1024;

  private record Frame(String text, ByteBudget.@Nullable Lease lease) {}

  /** Wakes whoever waits for the next one; stands behind nothing. */
  private static final Frame END = new Frame("", null);

  private final BlockingQueue<Frame> frames;
  private final AtomicLong characters = new AtomicLong();
  private final SocketSettings settings;
  private final ByteBudget budget;

  OutgoingFrames(SocketSettings settings, ByteBudget budget) {
    this.frames = new ArrayBlockingQueue<>(settings.waitingFrames());
    this.settings = settings;
    this.budget = budget;
  }

  /** Puts a frame behind the others, if there is room for it; one alone may have any size. */
  boolean offer(String text) {
    long all = characters.addAndGet(text.length());
    if (all <= settings.waitingSize().toBytes() || all == text.length()) {
      Frame frame = framed(text, all);
      if (frame != null && frames.offer(frame)) {
        return true;
      }
      release(frame);
    }
    characters.addAndGet(-text.length());
    return false;
  }

  private @Nullable Frame framed(String text, long all) {
    if (all <= FREE) {
      return new Frame(text, null);
    }
    long bytes = Math.min(2L * text.length(), budget.size());
    ByteBudget.Lease lease = budget.take(bytes, Duration.ZERO);
    return lease == null ? null : new Frame(text, lease);
  }

  /** The other half is for what can't wait. */
  boolean isHalfFull() {
    return characters.get() > settings.waitingSize().toBytes() / 2
        || frames.remainingCapacity() < settings.waitingFrames() / 2;
  }

  /** The next one, which is no longer counted; null if none comes in time. */
  @Nullable String poll(Duration patience) throws InterruptedException {
    Frame next = frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      return null;
    }
    characters.addAndGet(-next.text().length());
    release(next);
    return next.text();
  }

  /** Drops all, and wakes whoever waits for the next. */
  void end() {
    do {
      for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
        release(frame);
      }
    } while (!frames.offer(END));
  }

  private static void release(@Nullable Frame frame) {
    if (frame != null && frame.lease() != null) {
      frame.lease().close();
    }
  }
}
