package io.daybook.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseTest {

  /** A server that answers as often as it may. */
  private static final class Server implements Pulse.Question {
    final Semaphore answers = new Semaphore(0);
    final CountDownLatch closed = new CountDownLatch(1);
    volatile boolean broken;

    @Override
    public void ask() throws InterruptedException {
      if (broken) {
        throw new IllegalStateException("connection refused");
      }
      answers.acquire();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private final Server server = new Server();
  private final AtomicLong clock = new AtomicLong();
  private final Pulse pulse = Pulse.of("Elasticsearch", server, clock::get);

  @AfterEach
  void stop() {
    server.answers.release(1_000_000);
    pulse.close();
  }

  private void awaitReady() {
    await().atMost(60, SECONDS).until(pulse::isReady);
  }

  @Test
  void whoHasNotAnsweredYetIsNotThere() {
    assertThat(pulse.problem()).isEqualTo("Elasticsearch is not available");
    server.answers.release();
    awaitReady();
  }

  @Test
  void whoHangsIsMissedThoughTheQuestionStillWaits() {
    server.answers.release();
    awaitReady();

    clock.addAndGet(SECONDS.toNanos(1));
    assertThat(pulse.isReady()).isTrue();
    clock.addAndGet(SECONDS.toNanos(1));
    assertThat(pulse.problem()).isEqualTo("Elasticsearch is not available");

    server.answers.release();
    awaitReady();
  }

  @Test
  void whoRefusesIsMissedAtOnce() {
    server.answers.release(1_000);
    awaitReady();
    server.broken = true;

    await().atMost(60, SECONDS).until(() -> !pulse.isReady());
    server.broken = false;
    awaitReady();
  }

  @Test
  void nobodyIsAskedAfterTheEnd() throws Exception {
    pulse.close();
    server.answers.release(1_000);

    assertThat(server.closed.await(60, SECONDS)).isTrue();
  }
}
