package io.daybook.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a server that others depend on answers, by a question now and then on a thread of its
 * own. An answer that is late is none, however long it is waited for: a server that hangs is
 * noticed within two seconds.
 */
public final class Pulse implements Readiness, AutoCloseable {

  /** Asks the server something small; throws if it can't answer. */
  @FunctionalInterface
  public interface Question {
    void ask() throws Exception;

    /** When it will be asked no more. */
    default void close() throws Exception {}
  }

  private static final Logger log = LoggerFactory.getLogger(Pulse.class);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /** How old the last answer may be, which is a pause and the patience with the next. */
  private static final Duration FRESH = Duration.ofMillis(1_700);

  private final String server;
  private final Question question;
  private final LongSupplier nanoTime;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean answers;
  private volatile long answered;

  private Pulse(String server, Question question, LongSupplier nanoTime) {
    this.server = server;
    this.question = question;
    this.nanoTime = nanoTime;
  }

  /**
   * Begins to ask.
   *
   * @param server its name, such as "PostgreSQL"
   */
  public static Pulse of(String server, Question question) {
    return of(server, question, System::nanoTime);
  }

  static Pulse of(String server, Question question, LongSupplier nanoTime) {
    Pulse pulse = new Pulse(server, question, nanoTime);
    Thread.ofPlatform().name("pulse-" + server).daemon().start(pulse::run);
    return pulse;
  }

  @Override
  public @Nullable String problem() {
    boolean late = nanoTime.getAsLong() - answered > FRESH.toNanos();
    return answers && !late ? null : server + " is not available";
  }

  private void run() {
    try {
      do {
        ask();
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
      question.close();
    } catch (Exception e) {
      log.debug("The last question to {} failed: {}", server, e.getMessage());
    }
  }

  private void ask() {
    try {
      question.ask();
      answered = nanoTime.getAsLong();
      tell(true, "");
    } catch (Exception e) {
      tell(false, e.getMessage());
    }
  }

  /** Once for each change. */
  private void tell(boolean now, @Nullable String why) {
    boolean before = answers;
    answers = now;
    if (before && !now && closed.getCount() > 0) {
      log.warn("{} does not answer: {}", server, why);
    } else if (!before && now) {
      log.debug("{} answers", server);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
