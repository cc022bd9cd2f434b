package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedLookTest {

  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final CountDownLatch firstHasBegun = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private final SharedLook shared = new SharedLook(this::look, new ProgressBoard());

  /** The first look fails, the n-th one finds the head at n. */
  private Look look() {
    int number = looks.incrementAndGet();
    if (number == 1) {
      firstHasBegun.countDown();
      try {
        firstMayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      throw new IllegalStateException("the database is away");
    }
    return new Look(number, Map.of());
  }

  @Test
  void whoCameDuringALookThatFailsGetsOneOfHisOwnAndNoneFromBefore() throws Exception {
    CompletableFuture<Look> first = CompletableFuture.supplyAsync(shared::look, this::onThread);
    firstHasBegun.await();
    CompletableFuture<Look> second = CompletableFuture.supplyAsync(shared::look, this::onThread);
    await().until(() -> waiting.getState() == Thread.State.WAITING);

    firstMayEnd.countDown();

    assertThat(second.get().head()).isEqualTo(2);
    assertThat(first).isCompletedExceptionally();
  }

  @Test
  void aFailureIsNotRemembered() {
    firstMayEnd.countDown();

    assertThatIllegalStateException().isThrownBy(shared::look);
    assertThat(shared.look().head()).isEqualTo(2);
  }

  private volatile Thread waiting = Thread.currentThread();

  private void onThread(Runnable task) {
    waiting = Thread.ofPlatform().daemon().start(task);
  }
}
