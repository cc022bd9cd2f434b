package io.daybook.query.projection;

import static io.daybook.query.projection.RunDocuments.putExact;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import io.daybook.query.index.IndexText;
import io.daybook.run.FlowRunRef;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunJson;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Task runs. */
final class TaskRunProjector implements Projector<WithStates<TaskRun>> {

  @Override
  public Index home() {
    return Index.TASK_RUNS;
  }

  @Override
  public Set<Index> indices() {
    return Set.of(Index.TASK_RUNS);
  }

  @Override
  public String aggregateType() {
    return "TaskRun";
  }

  @Override
  public @Nullable WithStates<TaskRun> evolve(
      @Nullable WithStates<TaskRun> before, LedgerEvent event, LogEntry entry) {
    TaskRunEvent happened = (TaskRunEvent) event;
    return WithStates.after(
        before,
        TaskRun.evolve(before == null ? null : before.run(), happened, entry.at()),
        RunStates.of(happened));
  }

  @Override
  public List<Write> documents(Folded<WithStates<TaskRun>> folded) {
    WithStates<TaskRun> after = folded.after();
    String id = folded.id().toString();
    return List.of(
        after == null
            ? new Write.Remove(Index.TASK_RUNS, id, folded.version())
            : new Write.Put(Index.TASK_RUNS, id, folded.version(), document(after)));
  }

  private static ObjectNode document(WithStates<TaskRun> known) {
    TaskRun run = known.run();
    ObjectNode document =
        RunDocuments.document(run, run.created(), run.updated(), run.tags(), known.states());
    document
        .put("task_key", IndexText.exact(run.taskKey()))
        .put("dynamic_key", IndexText.exact(run.dynamicKey()))
        .put("subflow", !run.subflows().isEmpty());
    putFlowRun(document, run.flowRun());
    putExact(document, "cache_key", run.cacheKey());
    document.set("body", TaskRunJson.body(run));
    return document;
  }

  private static void putFlowRun(ObjectNode document, @Nullable FlowRunRef flowRun) {
    if (flowRun != null) {
      document
          .put("flow_run_id", flowRun.id().toString())
          .put("flow_id", flowRun.flowId().toString())
          .put("flow_run_number", flowRun.number());
      Integer deployment = flowRun.deploymentNumber();
      if (deployment != null) {
        document.put("deployment_number", deployment);
      }
    }
  }
}
