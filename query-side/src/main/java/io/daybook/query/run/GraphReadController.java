package io.daybook.query.run;

import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Bodies;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.ProjectionDatabase;
import io.daybook.query.projection.RunStreams;
import io.daybook.run.FlowRun;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Parameters;
import io.daybook.wire.Timestamps;
import io.daybook.wire.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The graph of a flow run, which the UI draws. */
@RestController
final class GraphReadController {

  private static final int MOST_NODES = 10_000;
  private static final int AT_ONCE = 1_000;

  /** The only time in the reference's API with pydantic's own error. */
  private static final Type<Instant> SINCE =
      (text, at) -> {
        OffsetDateTime time = Timestamps.parse(text.stringValue());
        if (time == null) {
          at.fail("datetime_from_date_parsing", "Input should be a valid datetime or date", text);
        }
        return time == null ? null : time.toInstant();
      };

  private final RunStreams streams;
  private final Pages pages;
  private final Freshness freshness;
  private final JdbcClient database;

  GraphReadController(
      RunStreams streams,
      Pages pages,
      Freshness freshness,
      @ProjectionDatabase JdbcClient database) {
    this.streams = streams;
    this.pages = pages;
    this.freshness = freshness;
    this.database = database;
  }

  @GetMapping(Paths.API + "/flow_runs/" + Paths.ID + "/graph-v2")
  ObjectNode graph(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> query,
      ConsistencyWish wish) {
    Instant since = since(query);
    FlowRun run =
        streams
            .flowRun(id)
            .orElseThrow(() -> ApiException.message(404, "Flow run " + id + " not found"));
    freshness.awaitVisible(Set.of(Index.TASK_RUNS, Index.FLOW_RUNS), wish);
    List<JsonNode> tasks = all(Index.TASK_RUNS, Clause.in("flow_run_id", List.of(id)));
    if (tasks.size() > MOST_NODES) {
      throw ApiException.detail(
          400, "The graph of flow run %s has more than %d nodes.".formatted(id, MOST_NODES));
    }
    Map<String, JsonNode> subflows = subflows(id);
    Map<String, String> names = new HashMap<>();
    List<GraphNode> nodes = new ArrayList<>();
    for (JsonNode task : tasks) {
      JsonNode subflow = subflows.get(task.path("id").stringValue());
      String flow = subflow == null ? "" : subflow.path("flow_id").stringValue();
      nodes.add(new GraphNode(task, subflow, names.computeIfAbsent(flow, this::flowName)));
    }
    return new FlowRunGraph(run, streams.statesOfFlowRun(id), nodes).json(since);
  }

  /** The subflows by the task runs that stand for them. */
  private Map<String, JsonNode> subflows(UUID id) {
    Map<String, JsonNode> byTask = new HashMap<>();
    for (JsonNode run : all(Index.FLOW_RUNS, Clause.in("parent_flow_run_id", List.of(id)))) {
      byTask.put(run.path("parent_task_run_id").asString(""), run);
    }
    return byTask;
  }

  private List<JsonNode> all(Index index, Clause clause) {
    IndexView view = new IndexView(index, freshness.visible(index));
    Question question = new Question(view, clause, Order.ascending("id"), Set.of("id"));
    List<JsonNode> found = new ArrayList<>();
    List<Hit> hits;
    do {
      hits = pages.rows(question, new Paging(AT_ONCE, found.size()));
      hits.forEach(hit -> found.add(Bodies.parsed(hit)));
    } while (hits.size() == AT_ONCE && found.size() <= MOST_NODES);
    return found;
  }

  private String flowName(String id) {
    return id.isEmpty()
        ? ""
        : database
            .sql("select name from ledger.flow where id = ?::uuid")
            .param(id)
            .query(String.class)
            .optional()
            .orElse("");
  }

  private static Instant since(MultiValueMap<String, String> query) {
    return Parameters.ofQuery(
        query,
        in -> {
          Instant since = in.optional("since", SINCE, Instant.MIN);
          return in.build(() -> since);
        });
  }
}
