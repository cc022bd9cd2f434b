package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailedKeysTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void aFewAreAnsweredAtOnceAndTheOthersWait() throws Exception {
    FailedKeys keys = new FailedKeys(LONG);
    for (int i = 0; i < 10; i++) {
      assertThat(keys.take("10.0.0.1")).isTrue();
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> many = new ArrayList<>();
      for (int i = 0; i < 101; i++) {
        many.add(threads.submit(() -> keys.take("10.0.0.1")));
      }
      // One finds no place, which is known at once; the others wait until the server ends.
      while (many.stream().noneMatch(Future::isDone)) {
        Thread.onSpinWait();
      }
      assertThat(many.stream().filter(Future::isDone)).hasSize(1);
      keys.destroy();
      long waited = 0;
      for (Future<Boolean> one : many) {
        waited += one.get() ? 1 : 0;
      }
      assertThat(waited).isEqualTo(100);
    }
  }

  @Test
  void withoutADelayNobodyWaits() {
    FailedKeys keys = new FailedKeys(Duration.ZERO);

    for (int i = 0; i < 1000; i++) {
      assertThat(keys.take("10.0.0.1")).isTrue();
    }
  }

  @Test
  void manyAreOneLine(CapturedOutput output) {
    FailedKeys keys = new FailedKeys(Duration.ZERO);
    for (int i = 0; i < 100; i++) {
      keys.take("10.0.0.1");
    }

    assertThat(output.getOut().lines().filter(line -> line.contains("wrong key"))).hasSize(1);
  }
}
