package io.daybook.web.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection of one client, and for how long it is in its present {@link Phase}. */
public final class Connection {

  private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

  private final SocketChannel socket;
  private final Turns turns;
  private final LongSupplier nanoTime;
  private volatile Phase phase = Phase.NEW;
  private volatile long since;
  private final AtomicLong received = new AtomicLong();
  private volatile LongSupplier written = () -> 0;
  private long writtenBefore;
  private volatile boolean late;
  private volatile boolean hasTurn;

  Connection(SocketChannel socket, Turns turns, LongSupplier nanoTime) {
    this.socket = socket;
    this.turns = turns;
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** The connection that this thread answers; null on any other thread. */
  public static @Nullable Connection current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  <R> R call(ScopedValue.CallableOp<R, RuntimeException> task) {
    return ScopedValue.where(CURRENT, this).call(task);
  }

  Phase phase() {
    return phase;
  }

  boolean is(Phase asked) {
    return phase == asked;
  }

  /** In a phase again that it is in is the same phase still. */
  void enter(Phase next) {
    if (phase != next) {
      enterAnew(next);
    }
  }

  /** Another request, whatever came before it. */
  void enterAnew(Phase next) {
    since = nanoTime.getAsLong();
    received.set(0);
    phase = next;
  }

  /** For how many nanoseconds it is in its phase, or nothing more of an answer was written. */
  long age() {
    return nanoTime.getAsLong() - since;
  }

  /** A part of the body was read. */
  public void received(int bytes) {
    received.addAndGet(bytes);
  }

  /** Of the present body. */
  long received() {
    return received.get();
  }

  /**
   * What is asked for now is answered.
   *
   * @param bytes how many of the answer are written
   */
  void answering(LongSupplier bytes) {
    written = bytes;
  }

  /** An answer that goes on is waited for anew; for whoever looks at it again and again. */
  void followAnswer() {
    long now = written.getAsLong();
    if (phase == Phase.ANSWER && now != writtenBefore) {
      writtenBefore = now;
      since = nanoTime.getAsLong();
    }
  }

  /**
   * Lets all others go first for whom there is as much to do: its client sends much. Told by the
   * thread that answers it, and over when that goes.
   */
  public void takeTurn() {
    endTurn();
    hasTurn = turns.take();
  }

  /** Does what is much work when it is its client's turn. */
  public static <R> R inTurn(Supplier<R> work) {
    Connection connection = current();
    if (connection == null) {
      return work.get();
    }
    connection.takeTurn();
    try {
      return work.get();
    } finally {
      connection.endTurn();
    }
  }

  /** What is done next may wait for others, or is little. */
  public void endTurn() {
    if (hasTurn) {
      hasTurn = false;
      turns.giveBack();
    }
  }

  /** The body was read to its end. */
  public void bodyReceived() {
    if (phase == Phase.BODY) {
      enter(Phase.ANSWER);
    }
  }

  /** Whether it was ended because its client took too long. */
  public boolean isLate() {
    return late;
  }

  boolean isOpen() {
    return socket.isOpen();
  }

  /**
   * Lets whoever reads from it see its end: so it is closed by the thread whose it is, and a
   * request can still be told why.
   */
  void endInput() {
    late = true;
    try {
      socket.shutdownInput();
    } catch (IOException _) {
      // It is closed already.
    }
  }

  /** Whoever writes to it fails at once. */
  void endOutput() {
    late = true;
    try {
      socket.shutdownOutput();
    } catch (IOException _) {
      // It is closed already.
    }
  }
}
