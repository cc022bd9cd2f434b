package io.daybook.query.testing;

import static io.daybook.query.testing.RunDocuments.at;
import static io.daybook.query.testing.RunDocuments.flowRun;
import static io.daybook.query.testing.RunDocuments.inState;
import static io.daybook.query.testing.RunDocuments.next;
import static io.daybook.query.testing.RunDocuments.tagged;
import static io.daybook.query.testing.RunDocuments.taskRun;

import io.daybook.query.index.Index;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The seven deployments, and their runs, about which Prefect was asked. */
public final class ObservedCorpus {

  /** Names of the queues by their ids. */
  public static final Map<String, String> QUEUES =
      Map.of(
          Documents.id("wq:wpA/default"), "default",
          Documents.id("wq:wpA/Marvin-q"), "Marvin-q",
          Documents.id("wq:wpB/default"), "default",
          Documents.id("wq:default-agent-pool/agentq"), "agentq");

  private static final ObjectNode ALPHA =
      inPool(Documents.deployment("alpha", "etl", "red", "blue"), "wpA", "default", null)
          .put("number", 0);
  private static final ObjectNode ALPHA_2 =
      inPool(Documents.deployment("Alpha_2", "etl", "red"), "wpA", "Marvin-q", "Marvin-q")
          .put("number", 1)
          .put("paused", true);
  private static final ObjectNode BETA =
      inPool(Documents.deployment("beta", "Report_x"), "wpB", "default", null).put("number", 2);
  private static final ObjectNode BETA_50 =
      Documents.deployment("Beta-50", "Report_x", "blue", "green", "blue").put("number", 3);
  private static final ObjectNode GAMMA =
      inPool(Documents.deployment("gamma", "etl"), "default-agent-pool", "agentq", "agentq")
          .put("number", 4);
  private static final ObjectNode OIL =
      Documents.deployment("öl", "Report_x", "RED").put("number", 70_000);
  private static final ObjectNode ZETA =
      Documents.deployment("zeta_", "Report_x", "red", "blue").put("number", 70_001);

  private ObservedCorpus() {}

  private static ObjectNode inPool(
      ObjectNode deployment, String pool, String queue, @Nullable String asked) {
    String type =
        switch (pool) {
          case "wpA" -> "process";
          case "wpB" -> "docker";
          default -> "prefect-agent";
        };
    return Documents.inPool(deployment, pool, type, queue, asked);
  }

  public static void write(SearchUnderTest search) {
    search.write(
        Index.FLOWS,
        List.of(
            Documents.flow("etl", "a", "b"),
            Documents.flow("Report_x"),
            Documents.flow("lonely", "a")));
    search.write(Index.DEPLOYMENTS, List.of(ALPHA, ALPHA_2, BETA, BETA_50, GAMMA, OIL, ZETA));
    writeRuns(search);
  }

  private static void writeRuns(SearchUnderTest search) {
    ObjectNode one =
        tagged(at(inState(flowRun("run-One", 10, ALPHA), "Completed"), 0, 1, 2), "x", "y")
            .put("work_queue_name", "default")
            .put("flow_version", "v1")
            .put("idempotency_key", "k1");
    ObjectNode two =
        tagged(
                next(at(inState(flowRun("run-two", 11, ALPHA), "Scheduled"), 10, null, null), 10),
                "x")
            .put("has_created_by", true)
            .put("created_by_type", "SCHEDULE")
            .put("created_by_id", Documents.id("dep:alpha"));
    ObjectNode three = at(inState(flowRun("run-three", 12, BETA), "Failed"), 3, 3, 4);
    ObjectNode late =
        next(at(inState(flowRun("late", 13, BETA_50), "Late"), 5, null, null), 5)
            .put("flow_version", "v1");
    ObjectNode nostate = flowRun("nostate", 14, GAMMA);
    ObjectNode sub =
        inState(flowRun("sub", 2_000_000, ZETA), "Completed")
            .put("parent_task_run_id", Documents.id("tr:task-A"))
            .put("parent_flow_run_id", Documents.id("fr:run-One"));
    search.write(Index.FLOW_RUNS, List.of(one, two, three, late, nostate, sub));
    search.write(
        Index.TASK_RUNS,
        List.of(
            tagged(at(inState(taskRun("task-A", one), "Completed"), null, 1, 2), "t")
                .put("subflow", true),
            inState(taskRun("task-B", three), "Failed")));
  }
}
