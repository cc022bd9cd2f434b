package io.daybook.run;

import io.daybook.ledger.Folding;
import io.daybook.ledger.RecordedEvent;
import io.daybook.ledger.UnreadableAggregateException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A flow run after the events so far. {@link FlowRunEvent.FlowRunCreated} tells what its parts
 * mean.
 */
public record FlowRun(
    UUID id,
    int number,
    Instant created,
    Instant updated,
    UUID flowId,
    String name,
    @Nullable RunDeployment deployment,
    @Nullable String flowVersion,
    ObjectNode parameters,
    ObjectNode context,
    List<String> tags,
    ObjectNode labels,
    @Nullable String idempotencyKey,
    FlowRunPolicy policy,
    @Nullable UUID parentTaskRunId,
    @Nullable UUID parentFlowRunId,
    @Nullable UUID workQueueId,
    @Nullable String workQueueName,
    boolean autoScheduled,
    @Nullable UUID infrastructureDocumentId,
    @Nullable String infrastructurePid,
    @Nullable CreatedBy createdBy,
    @Nullable ObjectNode jobVariables,
    @Nullable RunState state,
    RunTimes times)
    implements Run {

  @Override
  public Instant begun() {
    return created;
  }

  public FlowRunRef ref() {
    return new FlowRunRef(
        id, flowId, number, deployment == null ? null : deployment.number(), created);
  }

  /** The run after one more event; null before its creation and after its deletion. */
  public static @Nullable FlowRun evolve(@Nullable FlowRun run, FlowRunEvent event, Instant at) {
    return FlowRunEvolution.evolve(run, event, at);
  }

  /**
   * The run after the events of its stream; null if they are none, or it is deleted.
   *
   * @throws UnreadableAggregateException if it can't be told
   */
  public static @Nullable FlowRun fold(List<RecordedEvent> stream) {
    return Folding.fold(stream, FlowRunEvent.class, FlowRun::evolve);
  }
}
