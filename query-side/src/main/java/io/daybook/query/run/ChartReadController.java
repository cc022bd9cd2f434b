package io.daybook.query.run;

import io.daybook.filter.FlowRunQuery;
import io.daybook.filter.TaskRunQuery;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The requests about runs that Prefect's user interface alone makes. */
@RestController
final class ChartReadController {
  private static final String UI = Paths.API + "/ui/";
  private static final int MOST_IDS = 200;

  private final Charts charts;
  private final TaskRunReads taskRuns;

  ChartReadController(Charts charts, TaskRunReads taskRuns) {
    this.charts = charts;
    this.taskRuns = taskRuns;
  }

  @PostMapping(UI + "flow_runs/count-task-runs")
  ObjectNode taskRuns(JsonBody body, ConsistencyWish wish) {
    return charts.taskRuns(ids(body, "flow_run_ids"), wish);
  }

  @PostMapping(UI + "flows/next-runs")
  ObjectNode nextRuns(JsonBody body, ConsistencyWish wish) {
    return charts.nextRuns(ids(body, "flow_ids"), wish);
  }

  @PostMapping(UI + "flow_runs/history")
  ArrayNode points(JsonBody body, ConsistencyWish wish) {
    return charts.points(FlowRunQuery.points(body), wish);
  }

  @PostMapping(UI + "task_runs/count")
  ObjectNode byState(JsonBody body, ConsistencyWish wish) {
    return charts.byState(TaskRunQuery.criteria(body), wish);
  }

  @PostMapping(UI + "task_runs/dashboard/counts")
  ArrayNode ended(JsonBody body, ConsistencyWish wish) {
    return charts.ended(TaskRunQuery.since(body), wish);
  }

  @GetMapping(UI + "task_runs/" + Paths.ID)
  JsonNode taskRun(@PathVariable UUID id) {
    return taskRuns.withFlowRunName(id).orElseThrow(() -> ApiException.notFound("Task not found"));
  }

  private static List<UUID> ids(JsonBody body, String key) {
    return body.parameters(in -> {
      List<UUID> ids = in.required(key, Types.listAtMost(MOST_IDS, Types.UUID));
      return in.build(() -> ids);
    });
  }
}
