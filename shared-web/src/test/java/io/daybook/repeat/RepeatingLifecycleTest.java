package io.daybook.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatingLifecycleTest {

  private final Semaphore times = new Semaphore(0);
  private final RepeatingLifecycle repeated =
      new RepeatingLifecycle(
          "test", Duration.ofMillis(1), "It was not done", () -> times.release());

  @Test
  void itIsDoneWhileItRunsAndAgainAfterItWasStartedAnew() throws InterruptedException {
    assertThat(repeated.isRunning()).isFalse();
    for (int i = 0; i < 2; i++) {
      repeated.start();
      assertThat(repeated.isRunning()).isTrue();
      assertThat(times.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();

      repeated.stop();
      assertThat(repeated.isRunning()).isFalse();
      times.drainPermits();
    }
  }

  @Test
  void whatWasNeverStartedCanBeStopped() {
    repeated.stop();

    assertThat(repeated.isRunning()).isFalse();
  }
}
