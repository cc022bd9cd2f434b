package io.daybook.command.run.task;

import io.daybook.run.TaskRunPolicy;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How long a task run waits before it is tried again. */
final class RetryDelays {

  private static final double MICROS = 1_000_000;

  private RetryDelays() {}

  /**
   * @param runCount how often it was started
   * @param random from 0 to 1, for the jitter
   */
  static Duration of(TaskRunPolicy policy, int runCount, DoubleSupplier random) {
    double seconds = base(policy.retryDelay(), runCount);
    Double jitter = policy.retryJitterFactor();
    if (jitter != null && jitter > 0 && seconds > 0) {
      double least = Math.max(0, seconds * (1 - jitter));
      seconds = least + random.getAsDouble() * (seconds * (1 + jitter) - least);
    }
    return Duration.ofNanos(1000 * Math.round(seconds * MICROS));
  }

  private static double base(@Nullable JsonNode delay, int runCount) {
    if (delay == null) {
      return 0;
    }
    if (!delay.isArray()) {
      return delay.doubleValue();
    }
    int last = delay.size() - 1;
    return last < 0 ? 0 : delay.get(Math.clamp(runCount - 1, 0, last)).doubleValue();
  }
}
