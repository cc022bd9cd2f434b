package io.daybook.web.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int KB = 1024;

  private final ByteBudget budget = new ByteBudget(100 * KB);

  private ByteBudget.Lease taken(long bytes) {
    return Objects.requireNonNull(budget.take(bytes, Duration.ZERO));
  }

  @Test
  void whatIsTakenIsGivenBackOnce() {
    ByteBudget.Lease lease = taken(60 * KB);
    assertThat(budget.available()).isEqualTo(40 * KB);
    assertThat(budget.take(41 * KB, Duration.ZERO)).isNull();

    lease.close();
    lease.close();
    assertThat(budget.available()).isEqualTo(100 * KB);
  }

  @Test
  void aLeaseGrowsAndShrinks() {
    try (ByteBudget.Lease lease = budget.lease()) {
      assertThat(lease.growTo(10 * KB, Duration.ZERO)).isTrue();
      assertThat(lease.growTo(5 * KB, Duration.ZERO)).isTrue();
      assertThat(budget.available()).isEqualTo(90 * KB);
      assertThat(lease.growTo(101 * KB, Duration.ZERO)).isFalse();
      assertThat(budget.available()).isEqualTo(90 * KB);
      lease.shrinkTo(KB);
      assertThat(budget.available()).isEqualTo(99 * KB);
      lease.shrinkTo(2 * KB);
      assertThat(budget.available()).isEqualTo(99 * KB);
    }
    assertThat(budget.available()).isEqualTo(100 * KB);
  }

  @Test
  void whatIsClosedHoldsNothingEverAgain() {
    ByteBudget.Lease lease = budget.lease();
    lease.close();

    assertThat(lease.growTo(KB, Duration.ZERO)).isFalse();
    lease.shrinkTo(0);
    assertThat(budget.available()).isEqualTo(100 * KB);
  }

  @Test
  void aPieceThatIsBegunCountsWhole() {
    try (ByteBudget.Lease _ = taken(1)) {
      assertThat(budget.available()).isEqualTo(99 * KB);
    }
  }

  @Test
  void whatIsLargerThanAllOfItNeverFits() {
    assertThat(budget.holds(100 * KB)).isTrue();
    assertThat(budget.holds(100 * KB + 1)).isFalse();
    assertThat(budget.holds(Long.MAX_VALUE)).isFalse();
    assertThat(budget.take(Long.MAX_VALUE, Duration.ZERO)).isNull();
  }

  @Test
  void whoWaitsIsGivenWhatOthersGiveBack() throws Exception {
    ByteBudget.Lease first = taken(100 * KB);
    try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch begun = new CountDownLatch(1);
      Future<ByteBudget.Lease> second =
          waiting.submit(() -> {
            begun.countDown();
            return Objects.requireNonNull(budget.take(100 * KB, MINUTE));
          });
      begun.await();
      first.close();
      second.get().close();
    }
    assertThat(budget.available()).isEqualTo(100 * KB);
  }

  @Test
  void whateverManyDoAtOnceAllIsThereAtTheEnd() throws InterruptedException, ExecutionException {
    long seed = new Random().nextLong();
    System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        Random random = new Random(seed + i);
        all.add(threads.submit(() -> use(random)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(budget.available()).as("seed %d", seed).isEqualTo(100 * KB);
  }

  private void use(Random random) {
    for (int i = 0; i < 100; i++) {
      ByteBudget.Lease lease = budget.lease();
      lease.growTo(random.nextInt(60 * KB), Duration.ofMillis(random.nextInt(3)));
      lease.shrinkTo(random.nextInt(60 * KB));
      lease.growTo(random.nextInt(60 * KB), Duration.ZERO);
      assertThat(budget.available()).isBetween(0L, 100L * KB);
      lease.close();
    }
  }
}
