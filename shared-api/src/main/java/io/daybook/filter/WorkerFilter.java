package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import org.jspecify.annotations.Nullable;

/** Prefect's filter on the workers of a pool. */
public record WorkerFilter(
    Operator operator,
    @Nullable TimeFilter lastHeartbeatTime,
    @Nullable AnyOrNone<WorkerStatus> status) {

  /** Whether a worker has been heard of lately. */
  public enum WorkerStatus {
    ONLINE,
    OFFLINE
  }

  private static final Type<WorkerStatus> STATUS = Types.choice(WorkerStatus.class);

  public static final Type<WorkerFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        var heartbeat = in.orNull("last_heartbeat_time", TimeFilter.WITHOUT_NULL);
        var status = in.orNull("status", AnyOrNone.of(STATUS));
        return in.strict(() -> new WorkerFilter(operator, heartbeat, status));
      });
}
