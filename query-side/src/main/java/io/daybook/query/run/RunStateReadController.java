package io.daybook.query.run;

import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.RunStreams;
import io.daybook.run.RunState;
import io.daybook.run.RunStateJson;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Parameters;
import io.daybook.wire.Types;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's requests for the states that runs were in. */
@RestController
final class RunStateReadController {
  private static final String OF_FLOW_RUNS = Paths.API + "/flow_run_states/";
  private static final String OF_TASK_RUNS = Paths.API + "/task_run_states/";

  private final RunStreams streams;
  private final Pages pages;
  private final Freshness freshness;

  RunStateReadController(RunStreams streams, Pages pages, Freshness freshness) {
    this.streams = streams;
    this.pages = pages;
    this.freshness = freshness;
  }

  @GetMapping(OF_FLOW_RUNS)
  List<ObjectNode> ofFlowRun(@RequestParam MultiValueMap<String, String> query) {
    return all(streams.statesOfFlowRun(id("flow_run_id", query)));
  }

  @GetMapping(OF_TASK_RUNS)
  List<ObjectNode> ofTaskRun(@RequestParam MultiValueMap<String, String> query) {
    return all(streams.statesOfTaskRun(id("task_run_id", query)));
  }

  private static UUID id(String name, MultiValueMap<String, String> query) {
    return Parameters.ofQuery(
        query,
        in -> {
          UUID id = in.required(name, Types.UUID);
          return in.build(() -> id);
        });
  }

  private static List<ObjectNode> all(List<RunState> states) {
    return states.stream()
        .sorted(Comparator.comparing(RunState::timestamp))
        .map(RunStateJson::of)
        .toList();
  }

  @GetMapping(OF_FLOW_RUNS + Paths.ID)
  ObjectNode ofFlowRuns(@PathVariable UUID id, ConsistencyWish wish) {
    return one(Index.FLOW_RUNS, id, streams::statesOfFlowRun, wish);
  }

  /** The text of the error is Prefect's. */
  @GetMapping(OF_TASK_RUNS + Paths.ID)
  ObjectNode ofTaskRuns(@PathVariable UUID id, ConsistencyWish wish) {
    return one(Index.TASK_RUNS, id, streams::statesOfTaskRun, wish);
  }

  private ObjectNode one(
      Index index, UUID id, Function<UUID, List<RunState>> states, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(index), wish);
    Clause clause = Clause.in("state_ids", List.of(id));
    IndexView view = new IndexView(index, freshness.visible(index));
    Question question = new Question(view, clause, Order.ascending("id"), Set.of("id"));
    return pages.rows(question, new Paging(1, 0)).stream()
        .flatMap(hit -> states.apply(run(hit)).stream())
        .filter(state -> state.id().equals(id))
        .findFirst()
        .map(RunStateJson::of)
        .orElseThrow(() -> ApiException.notFound("Flow run state not found"));
  }

  private static UUID run(Hit hit) {
    return UUID.fromString(String.valueOf(hit.field("id")));
  }
}
