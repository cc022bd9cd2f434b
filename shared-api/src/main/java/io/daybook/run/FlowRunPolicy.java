package io.daybook.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a flow run is retried and paused ({@code empirical_policy}).
 *
 * @param maxRetries deprecated, only kept
 * @param retryDelaySeconds deprecated, only kept
 * @param retryDelay seconds
 * @param pauseKeys of the pauses that have fired; each fires once
 * @param resuming whether the next RUNNING goes on with a run that was paused
 * @param retryType {@code in_process} or {@code reschedule}: how the present retry came about
 */
public record FlowRunPolicy(
    int maxRetries,
    double retryDelaySeconds,
    @Nullable Integer retries,
    @Nullable Integer retryDelay,
    @Nullable List<String> pauseKeys,
    @Nullable Boolean resuming,
    @Nullable String retryType) {

  public static final String IN_PROCESS = "in_process";
  public static final String RESCHEDULE = "reschedule";

  public static final FlowRunPolicy DEFAULT =
      new FlowRunPolicy(0, 0, null, null, List.of(), false, null);

  public boolean isResuming() {
    return Boolean.TRUE.equals(resuming);
  }

  public boolean isRetriedInProcess() {
    return IN_PROCESS.equals(retryType);
  }

  public FlowRunPolicy withPauseKeys(List<String> keys) {
    return new FlowRunPolicy(
        maxRetries, retryDelaySeconds, retries, retryDelay, List.copyOf(keys), resuming, retryType);
  }

  public FlowRunPolicy withPauseKey(String key) {
    List<String> keys = new ArrayList<>(pauseKeys == null ? List.of() : pauseKeys);
    if (!keys.contains(key)) {
      keys.add(key);
    }
    return withPauseKeys(keys);
  }

  public FlowRunPolicy withResuming(boolean is) {
    return new FlowRunPolicy(
        maxRetries, retryDelaySeconds, retries, retryDelay, pauseKeys, is, retryType);
  }

  public FlowRunPolicy withRetryType(@Nullable String type) {
    return new FlowRunPolicy(
        maxRetries, retryDelaySeconds, retries, retryDelay, pauseKeys, resuming, type);
  }
}
