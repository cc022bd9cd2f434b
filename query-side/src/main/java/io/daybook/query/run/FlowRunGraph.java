package io.daybook.query.run;

import io.daybook.run.FlowRun;
import io.daybook.run.RunState;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What ran within a flow run, and what took whose result. */
final class FlowRunGraph {

  private static final Comparator<GraphNode> BY_START =
      Comparator.<GraphNode, Instant>comparing(node -> Objects.requireNonNull(node.start()))
          .thenComparing(GraphNode::id);

  private final FlowRun run;
  private final List<RunState> states;
  private final Map<String, GraphNode> nodes = new TreeMap<>();
  private final Map<String, List<GraphNode>> children = new HashMap<>();

  FlowRunGraph(FlowRun run, List<RunState> states, Collection<GraphNode> all) {
    this.run = run;
    this.states = states;
    all.stream().filter(node -> node.start() != null).forEach(node -> nodes.put(node.id(), node));
    nodes
        .values()
        .forEach(node ->
            node.parents()
                .forEach(id -> children.computeIfAbsent(id, _ -> new ArrayList<>()).add(node)));
  }

  /**
   * @param since nodes that ended before are left out
   */
  ObjectNode json(Instant since) {
    ObjectNode graph = Json.object();
    Instant start = run.times().start();
    graph.put("start_time", GraphNode.text(start == null ? run.times().expectedStart() : start));
    graph.put("end_time", GraphNode.text(run.times().end()));
    ArrayNode roots = graph.putArray("root_node_ids");
    ArrayNode all = graph.putArray("nodes");
    nodes.values().stream()
        .filter(node -> isSince(node.end(), since))
        .sorted(BY_START)
        .forEach(node -> add(node, roots, all));
    graph.putArray("artifacts");
    ArrayNode in = graph.putArray("states");
    states.stream()
        .sorted(Comparator.comparing(RunState::timestamp))
        .forEach(state -> in.add(json(state)));
    return graph;
  }

  private static boolean isSince(@Nullable Instant end, Instant since) {
    return end == null || !end.isBefore(since);
  }

  private void add(GraphNode node, ArrayNode roots, ArrayNode all) {
    List<GraphNode> parents = known(node.parents());
    if (parents.isEmpty()) {
      roots.add(node.id());
    }
    List<GraphNode> followers =
        children.getOrDefault(node.id(), List.of()).stream().sorted(BY_START).toList();
    ArrayNode pair = all.addArray().add(node.id());
    pair.add(node.json(parents, followers, known(node.encapsulating())));
  }

  private List<GraphNode> known(Set<String> ids) {
    return ids.stream().map(nodes::get).filter(Objects::nonNull).sorted(BY_START).toList();
  }

  private static ObjectNode json(RunState state) {
    return Json.object()
        .put("id", state.id().toString())
        .put("timestamp", Timestamps.format(state.timestamp()))
        .put("type", state.type().name())
        .put("name", state.name());
  }
}
