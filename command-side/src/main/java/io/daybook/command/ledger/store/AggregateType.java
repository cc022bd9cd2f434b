package io.daybook.command.ledger.store;

import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.LedgerEvent;
import io.daybook.workpool.WorkPoolEvent;
import java.util.Arrays;
import java.util.List;

/** The kinds of aggregates in the ledger, under the names that are stored. */
public enum AggregateType {
  FLOW(Names.FLOW, FlowEvent.class),
  DEPLOYMENT(Names.DEPLOYMENT, DeploymentEvent.class),
  WORK_POOL(Names.WORK_POOL, WorkPoolEvent.class),
  CONCURRENCY_LIMIT(Names.CONCURRENCY_LIMIT, ConcurrencyLimitEvent.class);

  /** The names as constants, for annotations. */
  public static final class Names {
    public static final String FLOW = "Flow";
    public static final String DEPLOYMENT = "Deployment";
    public static final String WORK_POOL = "WorkPool";
    public static final String CONCURRENCY_LIMIT = "ConcurrencyLimit";

    private Names() {}
  }

  /** Reads and writes every event of the ledger. */
  public static final EventCodec CODEC = new EventCodec(events());

  private final String storedName;
  private final Class<? extends LedgerEvent> events;

  AggregateType(String storedName, Class<? extends LedgerEvent> events) {
    this.storedName = storedName;
    this.events = events;
  }

  public String storedName() {
    return storedName;
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
