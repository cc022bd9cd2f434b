package io.daybook.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatingTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void whatFailsIsDoneAgain() throws InterruptedException {
    CountDownLatch survived = new CountDownLatch(5);
    AtomicInteger times = new AtomicInteger();
    try (Repeating repeating = new Repeating("test")) {
      repeating.every(
          PAUSE,
          "It was not done",
          () -> {
            survived.countDown();
            switch (times.incrementAndGet()) {
              case 1 -> throw new IllegalStateException("an exception");
              case 2 -> throw new IOException("a checked one");
              case 3 -> throw new StackOverflowError();
              case 4 -> throw new NoClassDefFoundError();
              default -> {}
            }
          });

      assertThat(survived.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void theFirstTimeIsAtOnceOrAfterAPause() throws InterruptedException {
    CountDownLatch atOnce = new CountDownLatch(1);
    AtomicBoolean later = new AtomicBoolean();
    try (Repeating repeating = new Repeating("test")) {
      repeating.afterEvery(Duration.ofDays(1), "It was not done", () -> later.set(true));
      repeating.every(Duration.ofDays(1), "It was not done", atOnce::countDown);

      assertThat(atOnce.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(later).isFalse();
    }
  }

  @Test
  void closingInterruptsATaskAndWaitsForItsEnd() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean seenClosed = new AtomicBoolean();
    Repeating repeating = new Repeating("test");
    repeating.every(
        PAUSE,
        "It was not done",
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            seenClosed.set(repeating.isClosed());
            ended.set(true);
          }
        });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    repeating.close();

    assertThat(ended).isTrue();
    assertThat(seenClosed).isTrue();
  }
}
