package io.daybook.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FlowRunGraphTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final RunState RUNNING =
      new RunState(
          UUID.randomUUID(), StateType.RUNNING, "Running", NOON, null, null, StateDetails.NONE);

  @Test
  void resultsThatAreTakenAreEdges() {
    ObjectNode first = task("a", 1);
    ObjectNode second = takes(task("b", 2), "x", "a");

    JsonNode graph = graph(Instant.MIN, node(second), node(first));

    assertThat(graph.path("start_time").asString()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(graph.path("root_node_ids").toString()).isEqualTo("[\"a\"]");
    assertThat(ids(graph)).containsExactly("a", "b");
    assertThat(graph.at("/nodes/0/1/children").toString()).isEqualTo("[{\"id\":\"b\"}]");
    assertThat(graph.at("/nodes/1/1/parents").toString()).isEqualTo("[{\"id\":\"a\"}]");
    assertThat(graph.at("/states/0/name").asString()).isEqualTo("Running");
  }

  @Test
  void aTaskWithinATaskIsNoFollower() {
    JsonNode graph =
        graph(Instant.MIN, node(task("a", 1)), node(takes(task("b", 2), "__parents__", "a")));

    assertThat(graph.path("root_node_ids").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(graph.at("/nodes/1/1/encapsulating").toString()).isEqualTo("[{\"id\":\"a\"}]");
    assertThat(graph.at("/nodes/1/1/parents")).isEmpty();
  }

  @Test
  void aSubflowStandsInThePlaceOfItsTask() {
    ObjectNode subflow =
        Json.object().put("id", "s").put("name", "swift").put("state_type", "FAILED");
    subflow.put("start_time", "2026-11-22T12:00:05Z").put("end_time", "2026-11-22T12:00:06Z");

    JsonNode node =
        graph(Instant.MIN, new GraphNode(task("a", 1), subflow, "etl")).at("/nodes/0/1");

    assertThat(node.path("kind").asString()).isEqualTo("flow-run");
    assertThat(node.path("id").asString()).isEqualTo("s");
    assertThat(node.path("label").asString()).isEqualTo("etl / swift");
    assertThat(node.path("state_type").asString()).isEqualTo("FAILED");
    assertThat(node.path("end_time").asString()).isEqualTo("2026-11-22T12:00:06Z");
  }

  @Test
  void whatNeverBeganOrEndedLongAgoIsLeftOut() {
    ObjectNode never = task("never", 1).putNull("start_time");
    ObjectNode early = task("early", 1).put("end_time", "2026-11-22T12:00:02Z");
    ObjectNode open = task("open", 3);

    assertThat(ids(graph(NOON.plusSeconds(3), node(never), node(early), node(open))))
        .containsExactly("open");
  }

  private static GraphNode node(ObjectNode task) {
    return new GraphNode(task, null, "");
  }

  private static ObjectNode task(String id, int second) {
    ObjectNode task = Json.object().put("id", id).put("name", id).put("state_type", "RUNNING");
    task.put("start_time", NOON.plusSeconds(second).toString()).putObject("task_inputs");
    return task;
  }

  private static ObjectNode takes(ObjectNode task, String input, String id) {
    ((ObjectNode) task.path("task_inputs"))
        .putArray(input)
        .addObject()
        .put("input_type", "task_run")
        .put("id", id);
    return task;
  }

  private static List<String> ids(JsonNode graph) {
    return StreamSupport.stream(graph.path("nodes").spliterator(), false)
        .map(pair -> pair.get(0).asString())
        .toList();
  }

  private static JsonNode graph(Instant since, GraphNode... nodes) {
    RunTimes times = new RunTimes(null, null, NOON, null, Duration.ZERO, 1);
    FlowRunCreated created =
        new FlowRunCreated(
            UUID.randomUUID(),
            1,
            UUID.randomUUID(),
            "run",
            null,
            null,
            Json.object(),
            Json.object(),
            List.of(),
            Json.object(),
            null,
            FlowRunPolicy.DEFAULT,
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            null,
            RUNNING,
            times);
    FlowRun run = Objects.requireNonNull(FlowRun.evolve(null, created, NOON));
    return new FlowRunGraph(run, List.of(RUNNING), List.of(nodes)).json(since);
  }
}
