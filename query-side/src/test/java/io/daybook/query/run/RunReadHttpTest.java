package io.daybook.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.projection.RunEvents;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunEvent.FlowRunRenamed;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunEvent.TaskRunSubflowAdded;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RunReadHttpTest {
  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");
  private static final Instant WEEK_BEFORE = Instant.parse("2026-11-11T12:00:00Z");
  private static final FlowCreated ETL = Events.flow("etl");
  private static final UUID QUEUE = UUID.randomUUID();
  private static final UUID GONE = UUID.randomUUID();
  private static final WorkPoolCreated POOL = Events.pool("pool", QUEUE);

  private static final FlowRunCreated DONE =
      RunEvents.flowRun(
          ETL.flowId(),
          null,
          "done",
          RunEvents.state(StateType.COMPLETED, WEEK_BEFORE.plusSeconds(70)),
          RunEvents.times(WEEK_BEFORE, WEEK_BEFORE.plusSeconds(10), WEEK_BEFORE.plusSeconds(70)));
  private static final FlowRunCreated LATE =
      RunEvents.inQueue(
          RunEvents.flowRun(
              ETL.flowId(),
              null,
              "Late one",
              RunEvents.state(StateType.SCHEDULED, "Late", NOON),
              new RunTimes(NOON, NOON, null, null, Duration.ZERO, 0)),
          QUEUE,
          "default");
  private static final FlowRunCreated BUSY =
      RunEvents.inQueue(
          RunEvents.flowRun(
              ETL.flowId(),
              null,
              "busy",
              RunEvents.state(StateType.RUNNING, NOON.plusSeconds(60)),
              RunEvents.times(NOON.plusSeconds(60), NOON.plusSeconds(60), null)),
          GONE,
          "gone");
  private static final TaskRunCreated LOAD =
      RunEvents.taskRun(RunEvents.ref(BUSY, NOON), "load", RunEvents.state(StateType.FAILED, NOON));
  private static final TaskRunCreated SUBFLOW =
      RunEvents.taskRun(RunEvents.ref(BUSY, NOON), "sub", RunEvents.state(StateType.RUNNING, NOON));

  private static ReadServer server;

  @BeforeAll
  static void threeRunsInTwoWeeks() throws Exception {
    server = new ReadServer();
    server.append(
        ETL,
        POOL,
        Events.queue(POOL, QUEUE, "default"),
        new WorkQueueRenamed(POOL.poolId(), QUEUE, "renamed"),
        Events.queue(POOL, GONE, "gone"),
        new WorkQueueDeleted(POOL.poolId(), GONE));
    server.runs().append(WEEK_BEFORE, List.of(DONE));
    server.runs().append(NOON, List.of(LATE, BUSY, LOAD, SUBFLOW));
    server.runs().append(new TaskRunSubflowAdded(SUBFLOW.taskRunId(), DONE.flowRunId()));
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  private static List<String> names(JsonNode rows) {
    List<String> names = new ArrayList<>();
    rows.forEach(row -> names.add(row.path("name").stringValue()));
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "NAME_ASC|busy,done,Late one",
        "NAME_DESC|Late one,done,busy",
        "START_TIME_ASC|done,Late one,busy",
        "START_TIME_DESC|busy,Late one,done",
        "EXPECTED_START_TIME_ASC|done,Late one,busy",
        "END_TIME_DESC|?,?,done",
        "NEXT_SCHEDULED_START_TIME_ASC|Late one,?,?",
      })
  void everyOrderPutsRunsWithoutATimeWherePostgresqlDoes(String sort, String expected)
      throws Exception {
    Answer list = server.post("/flow_runs/filter", "{\"sort\":\"%s\"}".formatted(sort));

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.requests()).isLessThanOrEqualTo(2);
    List<String> names = names(list.json());
    assertThat(names).hasSize(3);
    String[] places = expected.split(",", -1);
    for (int i = 0; i < places.length; i++) {
      if (!places[i].equals("?")) {
        assertThat(names.get(i)).isEqualTo(places[i]);
      }
    }
  }

  @Test
  void aListAndAReadByIdShowTheSame() throws Exception {
    JsonNode listed =
        server
            .post("/flow_runs/filter", "{\"flow_runs\":{\"name\":{\"any_\":[\"done\"]}}}")
            .json()
            .path(0);
    JsonNode one = server.get("/flow_runs/" + DONE.flowRunId()).json();

    assertThat(listed).isEqualTo(one);
    assertThat(one.path("estimated_run_time").doubleValue()).isEqualTo(60);
    assertThat(one.path("estimated_start_time_delta").doubleValue()).isEqualTo(10);
  }

  @Test
  void aQueueShowsItsNameOfNowAndADeletedOneTheOldNameAlone() throws Exception {
    JsonNode late = server.get("/flow_runs/" + LATE.flowRunId()).json();
    JsonNode busy = server.get("/flow_runs/" + BUSY.flowRunId()).json();
    JsonNode rows = server.post("/flow_runs/filter", "{\"sort\":\"NAME_ASC\"}").json();

    assertThat(late.path("work_queue_name").stringValue()).isEqualTo("renamed");
    assertThat(late.path("work_pool_name").stringValue()).isEqualTo("pool");
    assertThat(busy.path("work_queue_id").isNull()).isTrue();
    assertThat(busy.path("work_queue_name").stringValue()).isEqualTo("gone");
    assertThat(rows.at("/0/work_queue_id").isNull()).isTrue();
    assertThat(rows.at("/2/work_queue_name").stringValue()).isEqualTo("renamed");
  }

  @Test
  void pagesAndCounts() throws Exception {
    JsonNode page =
        server.post("/flow_runs/paginate", "{\"limit\":2,\"page\":2,\"sort\":\"NAME_ASC\"}").json();
    assertThat(names(page.path("results"))).containsExactly("Late one");
    assertThat(page.path("count").intValue()).isEqualTo(3);
    assertThat(page.path("pages").intValue()).isEqualTo(2);
    assertThat(server.post("/flow_runs/count", "{}").json().intValue()).isEqualTo(3);
    assertThat(server.post("/task_runs/count", "{}").json().intValue()).isEqualTo(2);
    assertThat(
            server
                .post("/flow_runs/count", "{\"task_runs\":{\"name\":{\"any_\":[\"load\"]}}}")
                .json()
                .intValue())
        .isEqualTo(1);
  }

  @Test
  void aRunIsReadAsItIsAtOnceAndNotFoundWhereThereIsNone() throws Exception {
    FlowRunCreated fresh =
        RunEvents.flowRun(
            UUID.randomUUID(), null, "fresh", pending(), RunEvents.times(null, null, null));
    server.runs().append(NOON, List.of(fresh, new FlowRunRenamed(fresh.flowRunId(), "renamed")));
    Answer one = server.get("/flow_runs/" + fresh.flowRunId());
    assertThat(one.json().path("name").stringValue()).isEqualTo("renamed");
    assertThat(one.requests()).isZero();
    server.runs().append(new FlowRunDeleted(fresh.flowRunId()));

    Answer gone = server.get("/flow_runs/" + fresh.flowRunId());

    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().path("detail").stringValue()).isEqualTo("Flow run not found");
    assertThat(server.get("/task_runs/" + fresh.flowRunId()).json().path("detail").stringValue())
        .isEqualTo("Task not found");
  }

  private static RunState pending() {
    return RunEvents.state(StateType.PENDING, NOON);
  }

  @Test
  void statesAreThoseOfTheStream() throws Exception {
    JsonNode states = server.get("/flow_run_states/?flow_run_id=" + BUSY.flowRunId()).json();
    String id = states.at("/0/id").stringValue();

    assertThat(names(states)).containsExactly("Running");
    assertThat(server.get("/flow_run_states/" + id).json()).isEqualTo(states.path(0));
    assertThat(server.get("/task_run_states/" + id).json().path("detail").stringValue())
        .isEqualTo("Flow run state not found");
    assertThat(server.get("/flow_run_states/").json().at("/exception_detail/0/loc").toString())
        .isEqualTo("[\"query\",\"flow_run_id\"]");
  }

  @Test
  void aHistoryListsEveryIntervalByState() throws Exception {
    JsonNode history =
        server
            .post(
                "/flow_runs/history",
                "{\"history_start\":\"2026-11-11T00:00:00Z\",\"history_end\":"
                    + "\"2026-11-17T00:00:00Z\",\"history_interval_seconds\":86400}")
            .json();

    assertThat(history).hasSize(6);
    JsonNode first = history.at("/0/states/0");
    assertThat(first.path("state_name").stringValue()).isEqualTo("Completed");
    assertThat(first.path("count_runs").intValue()).isEqualTo(1);
    assertThat(first.path("sum_estimated_run_time").doubleValue()).isEqualTo(60);
    assertThat(first.path("sum_estimated_lateness").doubleValue()).isEqualTo(10);
    assertThat(history.at("/1/states")).isEmpty();
    assertThat(history.at("/5/states")).hasSize(2);
    double late = server.post("/flow_runs/lateness", "{}").json().doubleValue();
    assertThat(late).isPositive();
    assertThat(
            server
                .post("/flow_runs/lateness", "{\"flow_runs\":{\"id\":{\"any_\":[]}}}")
                .json()
                .isNull())
        .isTrue();
  }

  @Test
  void chartsCount() throws Exception {
    String busy = BUSY.flowRunId().toString();
    String flow = ETL.flowId().toString();

    assertThat(
            server
                .post(
                    "/ui/flow_runs/count-task-runs", "{\"flow_run_ids\":[\"%s\"]}".formatted(busy))
                .json()
                .path(busy)
                .intValue())
        .isEqualTo(1);
    assertThat(
            server
                .post("/ui/flows/next-runs", "{\"flow_ids\":[\"%s\"]}".formatted(flow))
                .json()
                .at("/" + flow + "/name")
                .stringValue())
        .isEqualTo("Late one");
    JsonNode byState = server.post("/ui/task_runs/count", "{}").json();
    assertThat(byState).hasSize(9);
    assertThat(byState.path("FAILED").intValue()).isEqualTo(1);
    JsonNode points = server.post("/ui/flow_runs/history", "{\"limit\":2}").json();
    assertThat(points).hasSize(2);
    assertThat(points.at("/0/id").stringValue()).isEqualTo(busy);
    assertThat(points.at("/0/duration").doubleValue()).isPositive();
    assertThat(
            server
                .get("/ui/task_runs/" + LOAD.taskRunId())
                .json()
                .path("flow_run_name")
                .stringValue())
        .isEqualTo("busy");
  }

  @Test
  void aWindowThatIsYetToComeHasNoRunsInAnyOfItsParts() throws Exception {
    Answer answer =
        server.post(
            "/ui/task_runs/dashboard/counts",
            "{\"task_runs\":{\"start_time\":{\"after_\":\"2130-01-01T00:00:00Z\"}}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isEqualTo(20);
    assertThat(answer.json())
        .allSatisfy(
            part -> assertThat(part.toString()).isEqualTo("{\"completed\":0,\"failed\":0}"));
  }

  @Test
  void taskRunsByDurationAreThoseThatRunFirst() throws Exception {
    JsonNode rows = server.post("/task_runs/filter", "{\"sort\":\"DURATION_DESC\"}").json();

    assertThat(names(rows)).containsExactly("sub", "load");
    assertThat(names(server.post("/task_runs/filter", "{\"sort\":\"DURATION_ASC\"}").json()))
        .containsExactly("load", "sub");
  }

  @Test
  void aReadMayNameAPositionOfTheRunLog() throws Exception {
    Answer reached = server.post("/flow_runs/count", "{}", "Daybook-Min-Run-Position", "1");
    Answer wrong = server.post("/flow_runs/count", "{}", "Daybook-Min-Run-Position", "soon");

    assertThat(reached.status()).isEqualTo(200);
    assertThat(wrong.status()).isEqualTo(400);
  }

  /** A server that waits for it has its reads wait 60 s. */
  @ParameterizedTest
  @ValueSource(strings = {"1000000000000", "9223372036854775807"})
  void aPositionThatWasNeverWrittenIsRefusedAtOnceWhateverTheReadAsksAbout(String position)
      throws Exception {
    for (String header : List.of("Daybook-Min-Position", "Daybook-Min-Run-Position")) {
      for (String path : List.of("/flow_runs/count", "/flows/filter", "/work_pools/count")) {
        Answer answer = server.post(path, "{}", header, position);
        assertThat(answer.status()).as(path).isEqualTo(422);
        assertThat(answer.json().path("detail").stringValue())
            .startsWith("Position " + position + " of the ")
            .contains(" is not written yet: the newest one is ");
      }
    }
  }

  @Test
  void ourOwnReadsRefuseItAsAProblem() throws Exception {
    Answer answer =
        server.post("/deployments/history/count", "{}", "Daybook-Min-Position", "1000000000000");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.json().path("detail").stringValue()).contains("is not written yet");
  }
}
