package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunEvent.FlowRunTagsChanged;
import io.daybook.run.FlowRunRef;
import io.daybook.run.RunState;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunEvent.TaskRunSubflowAdded;
import io.daybook.wire.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunProjectorsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
  private static final Instant SUNDAY = Instant.parse("2026-11-15T23:59:59Z");

  private final FlowCreated flow = Events.flow("etl");
  private ReadSide side;

  @BeforeEach
  void start() throws SQLException {
    side = ReadSide.create().with("daybook.projection.batch-size", 50).start();
    side.ledger().append(flow);
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  private JsonNode found(Index index, UUID id) {
    return side.search(index, "{\"query\":{\"term\":{\"id\":\"%s\"}}}".formatted(id)).path("hits");
  }

  private static FlowRunCreated pending(FlowCreated flow, String name, Instant at) {
    return RunEvents.flowRun(flow, name, RunEvents.state(StateType.PENDING, at));
  }

  @Test
  void aRunIsFoldedFromItsStreamAndIsInTheIndexOfItsWeek() throws SQLException {
    FlowRunCreated run = pending(flow, "bold-Ant", SUNDAY);
    side.runs().append(SUNDAY, List.of(run));
    assertThat(found(Index.FLOW_RUNS, run.flowRunId()).at("/0/_index").stringValue())
        .endsWith("flow_runs-v1-2026.11.09");

    Instant start = MONDAY.plusSeconds(5);
    RunState running = RunEvents.state(StateType.RUNNING, start);
    side.runs()
        .append(
            MONDAY, List.of(RunEvents.changed(run, running, RunEvents.times(SUNDAY, start, null))));
    side.runs().append(MONDAY, List.of(new FlowRunTagsChanged(run.flowRunId(), List.of("a"))));
    JsonNode hits = found(Index.FLOW_RUNS, run.flowRunId());
    assertThat(hits).hasSize(1);
    JsonNode document = hits.at("/0/_source");
    assertThat(hits.at("/0/_index").stringValue()).endsWith("-2026.11.09");
    assertThat(document.path("state_type").stringValue()).isEqualTo("RUNNING");
    assertThat(document.path("state_ids")).hasSize(2);
    assertThat(document.path("start_delay").longValue()).isEqualTo(6_000_000);
    assertThat(document.path("tags").toString()).isEqualTo("[\"a\"]");
    assertThat(document.at("/body/name").stringValue()).isEqualTo("bold-Ant");

    side.runs().append(MONDAY, List.of(new FlowRunDeleted(run.flowRunId())));
    assertThat(found(Index.FLOW_RUNS, run.flowRunId())).isEmpty();
  }

  @Test
  void aTaskRunLiesBesideItsFlowRun() throws SQLException {
    FlowRunCreated run = pending(flow, "parent", SUNDAY);
    side.runs().append(SUNDAY, List.of(run));
    FlowRunRef ref = new FlowRunRef(run.flowRunId(), run.flowId(), run.number(), 7, SUNDAY);
    TaskRunCreated task =
        RunEvents.taskRun(ref, "load", RunEvents.state(StateType.PENDING, MONDAY));
    side.runs()
        .append(
            MONDAY, List.of(task, new TaskRunSubflowAdded(task.taskRunId(), UUID.randomUUID())));

    JsonNode hits = found(Index.TASK_RUNS, task.taskRunId());

    assertThat(hits.at("/0/_index").stringValue()).endsWith("task_runs-v1-2026.11.09");
    assertThat(hits.at("/0/_source/flow_run_number").intValue()).isEqualTo(run.number());
    assertThat(hits.at("/0/_source/deployment_number").intValue()).isEqualTo(7);
    assertThat(hits.at("/0/_source/subflow").booleanValue()).isTrue();
  }

  @Test
  void aReadOfDeploymentsDoesNotWaitForRuns() throws SQLException {
    side.settle();
    try (var connection = side.bean(javax.sql.DataSource.class).getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "select 1 from projection.progress where index_name = 'flow_runs' for update");
      side.runs().append(pending(flow, "held up", SUNDAY));
      side.ledger().append(Events.flow("goes on"));

      side.bean(Freshness.class).awaitVisible(Set.of(Index.FLOWS), ConsistencyWish.LATEST);

      connection.rollback();
      connection.setAutoCommit(true);
    }
    assertThat(side.count(Index.FLOW_RUNS)).isEqualTo(1);
  }

  @Test
  void aRebuildExchangesAllWeeks() throws SQLException {
    for (int i = 0; i < 200; i++) {
      Instant at = MONDAY.plus(Duration.ofDays(7L * (i % 3)));
      FlowRunCreated run = pending(flow, "run" + i, at);
      side.runs().append(at, List.of(run));
    }
    assertThat(side.count(Index.FLOW_RUNS)).isEqualTo(200);
    FlowRunProjector projector = new FlowRunProjector();

    assertThat(side.bean(Projections.class).rebuild(projector)).isTrue();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !side.bean(Projections.class).isRebuilding(projector));

    assertThat(side.count(Index.FLOW_RUNS)).isEqualTo(200);
    SearchClient client = side.bean(SearchClient.class);
    List<String> behind =
        List.copyOf(
            Json.MAPPER
                .readTree(client.get("/_alias/" + client.names().alias(Index.FLOW_RUNS)))
                .propertyNames());
    assertThat(behind).hasSize(4).allMatch(name -> name.contains("flow_runs-v2"));
    side.runs().append(MONDAY, List.of(pending(flow, "later", MONDAY)));
    assertThat(side.count(Index.FLOW_RUNS)).isEqualTo(201);
  }

  @Test
  void whatIsAppliedAgainChangesNothingThoughWeeksWereDropped() throws SQLException {
    List<FlowRunCreated> runs =
        IntStream.range(0, 20).mapToObj(i -> pending(flow, "run" + i, MONDAY)).toList();
    side.runs().append(SUNDAY, List.of(pending(flow, "old", SUNDAY)));
    side.runs().append(MONDAY, runs);
    side.settle();
    side.stop();
    side.runs().execute("drop table runs.event_2026_11_09");
    side.runs()
        .execute("update projection.progress set applied = 0 where index_name like '%_runs'");

    side.start();

    assertThat(side.count(Index.FLOW_RUNS)).isEqualTo(21);
  }

  @Test
  void aWeekThatWasDroppedIsNotSearchedAnyMore() throws SQLException {
    side.runs().append(SUNDAY, List.of(pending(flow, "old", SUNDAY)));
    side.runs().append(MONDAY, List.of(pending(flow, "new", MONDAY)));
    assertThat(side.count(Index.FLOW_RUNS)).isEqualTo(2);
    long visible = side.bean(Freshness.class).visible(Index.FLOW_RUNS);

    side.runs().execute("drop table runs.event_2026_11_09");
    side.runs().execute("update runs.week set dropped = now() where monday = '2026-11-09'");
    side.bean(DroppedWeeks.class).follow();

    assertThat(side.count(Index.FLOW_RUNS)).isEqualTo(1);
    assertThat(side.bean(Freshness.class).visible(Index.FLOW_RUNS)).isGreaterThan(visible);
  }

  @Test
  void whatARetentionTookIsNotWaitedForByIndicesThatAreFilledAnew() throws SQLException {
    side.runs().append(SUNDAY, List.of(pending(flow, "old", SUNDAY)));
    side.settle();
    side.stop();
    side.runs().execute("drop table runs.event_2026_11_09");
    side.runs()
        .execute("update projection.progress set applied = 0 where index_name like '%_runs'");
    side.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> side.bean(Projections.class).problem() == null);

    side.bean(DroppedWeeks.class).follow();

    side.settle();
  }
}
