package io.daybook.run;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a task run is retried ({@code empirical_policy}).
 *
 * @param maxRetries deprecated, only kept
 * @param retryDelaySeconds deprecated, only kept
 * @param retryDelay seconds: a number, or a list of them, one for each retry
 */
public record TaskRunPolicy(
    int maxRetries,
    double retryDelaySeconds,
    @Nullable Integer retries,
    @Nullable JsonNode retryDelay,
    @Nullable Double retryJitterFactor) {

  public static final TaskRunPolicy DEFAULT = new TaskRunPolicy(0, 0, null, null, null);

  public TaskRunPolicy {
    retryDelay = retryDelay == null || retryDelay.isNull() ? null : retryDelay;
  }
}
