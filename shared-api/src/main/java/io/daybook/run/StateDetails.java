package io.daybook.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a state says besides its type and name. Most of it is the client's and only kept; times keep
 * the offset that they were sent with.
 *
 * @param flowRunId the run that is in the state; of a task run, the run that it belongs to
 * @param taskRunId the task run that is in the state; of a subflow, the one that stands for it
 * @param childFlowRunId of a task run that stands for a subflow: the subflow
 * @param scheduledTime when a SCHEDULED run is due
 * @param pauseTimeout when a PAUSED run fails
 * @param pauseReschedule whether the paused run's process has ended, so that resuming schedules it
 * @param transitionId the client's, by which a request that is sent again is known
 * @param deploymentConcurrencyLeaseId the slot that the run holds, or held
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StateDetails(
    @Nullable UUID flowRunId,
    @Nullable UUID taskRunId,
    @Nullable UUID childFlowRunId,
    @Nullable OffsetDateTime scheduledTime,
    @Nullable String cacheKey,
    @Nullable OffsetDateTime cacheExpiration,
    @Nullable Boolean deferred,
    boolean untrackableResult,
    @Nullable OffsetDateTime pauseTimeout,
    boolean pauseReschedule,
    @Nullable String pauseKey,
    @Nullable ObjectNode runInputKeyset,
    @Nullable Boolean refreshCache,
    @Nullable Boolean retriable,
    @Nullable UUID transitionId,
    @Nullable UUID taskParametersId,
    @Nullable String traceparent,
    @Nullable UUID deploymentConcurrencyLeaseId) {

  public static final StateDetails NONE = new Draft().details();

  /** Details of a run that is due at a time. */
  public static StateDetails scheduled(@Nullable Instant time) {
    return NONE.with(draft -> draft.scheduledTime = utc(time));
  }

  /** When the run is due; null: not known. */
  public @Nullable Instant due() {
    return scheduledTime == null ? null : scheduledTime.toInstant();
  }

  /** When the pause ends; null: never. */
  public @Nullable Instant pauseEnd() {
    return pauseTimeout == null ? null : pauseTimeout.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /** These details with some of them changed. */
  public StateDetails with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.details();
  }

  /** Details that are being changed. */
  public static final class Draft {
    public @Nullable UUID flowRunId;
    public @Nullable UUID taskRunId;
    public @Nullable UUID childFlowRunId;
    public @Nullable OffsetDateTime scheduledTime;
    public @Nullable String cacheKey;
    public @Nullable OffsetDateTime cacheExpiration;
    public @Nullable Boolean deferred = false;
    public boolean untrackableResult;
    public @Nullable OffsetDateTime pauseTimeout;
    public boolean pauseReschedule;
    public @Nullable String pauseKey;
    public @Nullable ObjectNode runInputKeyset;
    public @Nullable Boolean refreshCache;
    public @Nullable Boolean retriable;
    public @Nullable UUID transitionId;
    public @Nullable UUID taskParametersId;
    public @Nullable String traceparent;
    public @Nullable UUID deploymentConcurrencyLeaseId;

    Draft() {}

    private Draft(StateDetails details) {
      flowRunId = details.flowRunId;
      taskRunId = details.taskRunId;
      childFlowRunId = details.childFlowRunId;
      scheduledTime = details.scheduledTime;
      cacheKey = details.cacheKey;
      cacheExpiration = details.cacheExpiration;
      deferred = details.deferred;
      untrackableResult = details.untrackableResult;
      pauseTimeout = details.pauseTimeout;
      pauseReschedule = details.pauseReschedule;
      pauseKey = details.pauseKey;
      runInputKeyset = details.runInputKeyset;
      refreshCache = details.refreshCache;
      retriable = details.retriable;
      transitionId = details.transitionId;
      taskParametersId = details.taskParametersId;
      traceparent = details.traceparent;
      deploymentConcurrencyLeaseId = details.deploymentConcurrencyLeaseId;
    }

    private StateDetails details() {
      return new StateDetails(
          flowRunId,
          taskRunId,
          childFlowRunId,
          scheduledTime,
          cacheKey,
          cacheExpiration,
          deferred,
          untrackableResult,
          pauseTimeout,
          pauseReschedule,
          pauseKey,
          runInputKeyset,
          refreshCache,
          retriable,
          transitionId,
          taskParametersId,
          traceparent,
          deploymentConcurrencyLeaseId);
    }
  }
}
