package io.daybook.query.projection;

import static io.daybook.query.projection.RunDocuments.putExact;
import static io.daybook.query.projection.RunDocuments.putId;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunJson;
import io.daybook.run.RunDeployment;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Flow runs. */
final class FlowRunProjector implements Projector<WithStates<FlowRun>> {

  @Override
  public Index home() {
    return Index.FLOW_RUNS;
  }

  @Override
  public Set<Index> indices() {
    return Set.of(Index.FLOW_RUNS);
  }

  @Override
  public String aggregateType() {
    return "FlowRun";
  }

  @Override
  public @Nullable WithStates<FlowRun> evolve(
      @Nullable WithStates<FlowRun> before, LedgerEvent event, LogEntry entry) {
    FlowRunEvent happened = (FlowRunEvent) event;
    return WithStates.after(
        before,
        FlowRun.evolve(before == null ? null : before.run(), happened, entry.at()),
        RunStates.of(happened));
  }

  @Override
  public List<Write> documents(Folded<WithStates<FlowRun>> folded) {
    WithStates<FlowRun> after = folded.after();
    String id = folded.id().toString();
    return List.of(
        after == null
            ? new Write.Remove(Index.FLOW_RUNS, id, folded.version())
            : new Write.Put(Index.FLOW_RUNS, id, folded.version(), document(after)));
  }

  private static ObjectNode document(WithStates<FlowRun> known) {
    FlowRun run = known.run();
    ObjectNode document =
        RunDocuments.document(run, run.created(), run.updated(), run.tags(), known.states());
    document
        .put("number", run.number())
        .put("flow_id", run.flowId().toString())
        .put("auto_scheduled", run.autoScheduled());
    putDeployment(document, run.deployment());
    putExact(document, "flow_version", run.flowVersion());
    putId(document, "work_queue_id", run.workQueueId());
    putExact(document, "work_queue_name", run.workQueueName());
    putExact(document, "idempotency_key", run.idempotencyKey());
    putId(document, "parent_task_run_id", run.parentTaskRunId());
    putId(document, "parent_flow_run_id", run.parentFlowRunId());
    putCreatedBy(document, run.createdBy());
    document.set("body", FlowRunJson.body(run));
    return document;
  }

  private static void putDeployment(ObjectNode document, @Nullable RunDeployment deployment) {
    if (deployment != null) {
      document.put("deployment_id", deployment.id().toString());
      Integer number = deployment.number();
      if (number != null) {
        document.put("deployment_number", number);
      }
    }
  }

  private static void putCreatedBy(ObjectNode document, @Nullable CreatedBy by) {
    document.put("has_created_by", by != null);
    if (by != null) {
      putId(document, "created_by_id", by.id());
      putExact(document, "created_by_type", by.type());
    }
  }
}
