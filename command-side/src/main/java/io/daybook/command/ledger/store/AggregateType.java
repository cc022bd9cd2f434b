package io.daybook.command.ledger.store;

import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import io.daybook.retention.RetentionEvent;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRunEvent;
import io.daybook.workpool.WorkPoolEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of aggregates, under the names that are stored, and the log that each is in. */
public enum AggregateType {
  FLOW(Names.FLOW, FlowEvent.class, Log.LEDGER),
  DEPLOYMENT(Names.DEPLOYMENT, DeploymentEvent.class, Log.LEDGER),
  WORK_POOL(Names.WORK_POOL, WorkPoolEvent.class, Log.LEDGER),
  CONCURRENCY_LIMIT(Names.CONCURRENCY_LIMIT, ConcurrencyLimitEvent.class, Log.LEDGER),
  RETENTION("Retention", RetentionEvent.class, Log.LEDGER),
  FLOW_RUN(Names.FLOW_RUN, FlowRunEvent.class, Log.RUNS),
  TASK_RUN(Names.TASK_RUN, TaskRunEvent.class, Log.RUNS);

  /** The names as constants, for annotations. */
  public static final class Names {
    public static final String FLOW = "Flow";
    public static final String DEPLOYMENT = "Deployment";
    public static final String WORK_POOL = "WorkPool";
    public static final String CONCURRENCY_LIMIT = "ConcurrencyLimit";

    public static final String FLOW_RUN = "FlowRun";
    public static final String TASK_RUN = "TaskRun";

    private Names() {}
  }

  /** Reads and writes every event. */
  public static final EventCodec CODEC = new EventCodec(events());

  private final String storedName;
  private final Class<? extends LedgerEvent> events;
  private final Log log;

  AggregateType(String storedName, Class<? extends LedgerEvent> events, Log log) {
    this.storedName = storedName;
    this.events = events;
    this.log = log;
  }

  public String storedName() {
    return storedName;
  }

  public Log log() {
    return log;
  }

  /** Empty for a kind that this version does not know. */
  public static Optional<AggregateType> named(String storedName) {
    return Arrays.stream(values()).filter(t -> t.storedName.equals(storedName)).findFirst();
  }

  public static AggregateType of(LedgerEvent event) {
    for (AggregateType type : values()) {
      if (type.events.isInstance(event)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no aggregate has events like " + event);
  }

  private static List<Class<? extends LedgerEvent>> events() {
    return Arrays.stream(values()).<Class<? extends LedgerEvent>>map(t -> t.events).toList();
  }
}
