package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTest {

  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final CountDownLatch firstHasBegun = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger failing = new AtomicInteger(1);
  private final List<Thread> askers = new CopyOnWriteArrayList<>();

  /** The first looks fail, the n-th one finds n. */
  private int look() {
    int number = looks.incrementAndGet();
    if (number == 1) {
      firstHasBegun.countDown();
      try {
        firstMayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (number <= failing.get()) {
      throw new IllegalStateException("the database is away");
    }
    return number;
  }

  private Shared<Integer> shared(int seconds) {
    return new Shared<>(this::look, Duration.ofSeconds(seconds));
  }

  private CompletableFuture<Integer> ask(Shared<Integer> shared) {
    return CompletableFuture.supplyAsync(
        shared::get, task -> askers.add(Thread.ofPlatform().daemon().start(task)));
  }

  /** Returns when all but the first one wait for him. */
  private void awaitQueue() {
    await()
        .until(() ->
            askers.stream().skip(1).allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
  }

  @Test
  void whoCameDuringALookThatFailsGetsOneOfHisOwnAndNoneFromBefore() throws Exception {
    Shared<Integer> shared = shared(30);
    CompletableFuture<Integer> first = ask(shared);
    firstHasBegun.await();
    CompletableFuture<Integer> second = ask(shared);
    awaitQueue();

    firstMayEnd.countDown();

    assertThat(second.get()).isEqualTo(2);
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(first::get);
  }

  @Test
  void allWhoCameDuringALookShareTheFailureOfTheNext() throws Exception {
    failing.set(2);
    Shared<Integer> shared = shared(30);
    List<CompletableFuture<Integer>> all = new ArrayList<>(List.of(ask(shared)));
    firstHasBegun.await();
    for (int i = 0; i < 5; i++) {
      all.add(ask(shared));
    }
    awaitQueue();

    firstMayEnd.countDown();

    await().until(() -> all.stream().allMatch(CompletableFuture::isCompletedExceptionally));
    assertThat(looks).hasValue(2);
  }

  @Test
  void nobodyWaitsForOthersLongerThanHisPatience() throws Exception {
    Shared<Integer> shared = shared(1);
    CompletableFuture<Integer> first = ask(shared);
    firstHasBegun.await();

    assertThatExceptionOfType(ProjectionBehindException.class).isThrownBy(shared::get);
    assertThat(first).isNotDone();
    firstMayEnd.countDown();
  }

  @Test
  void aFailureIsNotRemembered() {
    firstMayEnd.countDown();
    Shared<Integer> shared = shared(30);

    assertThatIllegalStateException().isThrownBy(shared::get);
    assertThat(shared.get()).isEqualTo(2);
  }
}
