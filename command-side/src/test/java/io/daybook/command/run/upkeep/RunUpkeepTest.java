package io.daybook.command.run.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.dispatch.Commands;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@TestInstance(Lifecycle.PER_CLASS)
class RunUpkeepTest {

  private static final int MOST = 100;

  private final CommandServer server =
      CommandServer.start("daybook.run-upkeep.cancelling-timeout=0s");
  private final JdbcClient jdbc =
      JdbcClient.create(
          new DriverManagerDataSource(
              server.database().jdbcUrl(), server.database().user(), server.database().password()));
  private String flow = "";

  @BeforeAll
  void aFlow() throws IOException, InterruptedException {
    flow = server.send("POST", "/flows/", "{\"name\": \"etl\"}").json().path("id").asString();
  }

  @AfterAll
  void close() {
    server.close();
  }

  private String run(String state, String more) throws IOException, InterruptedException {
    return server
        .send(
            "POST",
            "/flow_runs/",
            "{\"flow_id\": \"%s\", \"state\": %s %s}".formatted(flow, state, more))
        .json()
        .path("id")
        .asString();
  }

  private static String scheduled(Instant due, String name) {
    return "{\"type\": \"SCHEDULED\", \"name\": \"%s\", \"state_details\": {\"scheduled_time\": \"%s\"}}"
        .formatted(name, due);
  }

  private void keep(UpkeepTask task) {
    server.bean(Commands.class).send(new KeepRuns(task, MOST));
  }

  private String state(String runId) {
    return jdbc.sql("select state_name from runs.flow_run where id = ?::uuid")
        .param(runId)
        .query(String.class)
        .single();
  }

  private String lastPayload(String runId) {
    return jdbc.sql(
            "select payload::text from runs.event where aggregate_id = ?::uuid"
                + " order by sequence_number desc limit 1")
        .param(runId)
        .query(String.class)
        .single();
  }

  @Test
  void marksRunsThatNobodyStartedInTime() throws IOException, InterruptedException {
    Instant due = Instant.parse("2026-01-01T00:00:00Z");
    String late = run(scheduled(due, "Scheduled"), "");
    String named = run(scheduled(due, "Resuming"), "");
    String justDue = run(scheduled(Instant.now(), "Scheduled"), "");

    keep(UpkeepTask.LATE_RUNS);
    keep(UpkeepTask.LATE_RUNS);

    assertThat(state(late)).isEqualTo("Late");
    assertThat(state(named)).isEqualTo("Resuming");
    assertThat(state(justDue)).isEqualTo("Scheduled");
    assertThat(lastPayload(late)).contains("\"scheduled_time\":\"2026-01-01T00:00:00Z\"");
  }

  @Test
  void failsRunsWhosePauseRanOut() throws IOException, InterruptedException {
    String expired =
        run(
            "{\"type\": \"PAUSED\", \"state_details\": {\"pause_timeout\":"
                + " \"2026-01-01T00:00:00Z\"}}",
            "");
    String waiting =
        run(
            "{\"type\": \"PAUSED\", \"state_details\": {\"pause_timeout\":"
                + " \"2100-01-01T00:00:00Z\"}}",
            "");

    keep(UpkeepTask.PAUSE_EXPIRATIONS);

    assertThat(state(expired)).isEqualTo("Failed");
    assertThat(lastPayload(expired)).contains("The flow was paused and never resumed.");
    assertThat(state(waiting)).isEqualTo("Paused");
  }

  @Test
  void endsRunsWhoseCancellationNobodyConfirms() throws IOException, InterruptedException {
    String stuck = run("{\"type\": \"CANCELLING\"}", "");

    keep(UpkeepTask.CANCELLATIONS);

    assertThat(state(stuck)).isEqualTo("Cancelled");
    assertThat(lastPayload(stuck)).contains("Flow run cancellation timed out");
  }

  @Test
  void cancelsWhatBelongsToACancelledRun() throws IOException, InterruptedException {
    String parent = run("{\"type\": \"RUNNING\"}", "");
    String task = taskRun(parent, "RUNNING", "1");
    String done = taskRun(parent, "COMPLETED", "2");
    String standIn = taskRun(parent, "RUNNING", "3");
    String child =
        run("{\"type\": \"RUNNING\"}", ", \"parent_task_run_id\": \"%s\"".formatted(standIn));
    keep(UpkeepTask.CANCELLATIONS);
    assertThat(state(child)).isEqualTo("Running");

    server.send(
        "POST",
        "/flow_runs/" + parent + "/set_state",
        "{\"state\": {\"type\": \"CANCELLED\"}, \"force\": true}");
    keep(UpkeepTask.CANCELLATIONS);
    keep(UpkeepTask.CANCELLATIONS);

    assertThat(state(child)).isEqualTo("Cancelled");
    assertThat(lastPayload(child)).contains("The parent flow run was cancelled.");
    assertThat(lastPayload(task)).contains("\"CANCELLED\"", "The parent flow run was cancelled.");
    assertThat(lastPayload(done)).contains("\"COMPLETED\"");
  }

  private String taskRun(String flowRun, String state, String key)
      throws IOException, InterruptedException {
    return server
        .send(
            "POST",
            "/task_runs/",
            """
            {"flow_run_id": "%s", "task_key": "t", "dynamic_key": "%s", "state": {"type": "%s"}}\
            """
                .formatted(flowRun, key, state))
        .json()
        .path("id")
        .asString();
  }

  @Test
  void happensByItself() throws IOException, InterruptedException {
    try (CommandServer node =
        CommandServer.on(
            server.database(),
            "daybook.run-upkeep.late-runs=true",
            "daybook.run-upkeep.late-runs-interval=100ms")) {
      String late = run(scheduled(Instant.parse("2026-01-01T00:00:00Z"), "Scheduled"), "");

      await().atMost(Duration.ofSeconds(30)).until(() -> state(late).equals("Late"));
      assertThat(node.baseUrl()).isNotEmpty();
    }
  }
}
