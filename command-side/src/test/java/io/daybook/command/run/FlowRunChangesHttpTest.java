package io.daybook.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.run.FlowRun;
import io.daybook.run.TaskRun;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Changes of flow runs besides their states, subflows, and what goes with a deletion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowRunChangesHttpTest {

  private CommandServer server;
  private RunReader runs;
  private String flow;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start();
    runs = new RunReader(server);
    flow = id(server.send("POST", "/flows/", "{\"name\":\"etl\"}"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aPatchChangesWhatItSays() throws Exception {
    String run = run("\"name\":\"before\",\"flow_version\":\"1\",\"tags\":[\"a\"]");

    Answer answer =
        patch(run, "{\"name\":null,\"tags\":[\"b\"],\"infrastructure_pid\":\"host:1\"}");

    FlowRun after = runs.flowRun(run);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(after.name()).isNotEqualTo("before").contains("-");
    assertThat(after.tags()).containsExactly("b");
    assertThat(after.flowVersion()).isEqualTo("1");
    assertThat(after.infrastructurePid()).isEqualTo("host:1");
  }

  @Test
  void aPatchOfWhatMustNotBeNullIsRefused() throws Exception {
    String run = run("");

    assertThat(patch(run, "{\"tags\":null}").body()).contains("list_type");
    assertThat(patch(run, "{\"parameters\":null}").body()).contains("dict_type");
    assertThat(patch(run, "{\"empirical_policy\":null}").status()).isEqualTo(422);
    assertThat(patch(run, "{\"labels\":{}}").body()).contains("extra_forbidden");
    assertThat(patch(new UUID(0, 1).toString(), "{}").body())
        .isEqualTo("{\"detail\":\"Flow run not found\"}");
  }

  @Test
  void jobVariablesAreSetBeforeTheRunIsSubmitted() throws Exception {
    String pending = run("");
    String scheduled = run("\"state\":{\"type\":\"SCHEDULED\"}");

    assertThat(patch(pending, "{\"job_variables\":{\"a\":1}}").body())
        .isEqualTo(
            "{\"detail\":\"Job variables for a flow run in state PENDING cannot be updated\"}");
    assertThat(patch(scheduled, "{\"job_variables\":{\"a\":1}}").body())
        .isEqualTo("{\"detail\":\"A deployment for the flow run could not be found\"}");
    assertThat(patch(pending, "{\"job_variables\":null}").status()).isEqualTo(204);
    assertThat(runs.flowRun(pending).jobVariables()).isNull();
  }

  @Test
  void labelsAreAdded() throws Exception {
    String run = run("\"labels\":{\"a\":1}");
    String path = "/flow_runs/" + run + "/labels";

    assertThat(server.send("PATCH", path, "{\"b\":\"x\",\"a\":2}").status()).isEqualTo(204);
    assertThat(server.send("PATCH", path, "{\"deep\":{}}").status()).isEqualTo(422);
    assertThat(server.send("PATCH", path, "[]").status()).isEqualTo(422);
    assertThat(server.send("PATCH", "/flow_runs/" + new UUID(0, 1) + "/labels", "{}").body())
        .isEqualTo("{\"exception_message\":\"Flow run with id " + new UUID(0, 1) + " not found\"}");

    assertThat(runs.flowRun(run).labels().toString())
        .isEqualTo("{\"prefect.flow.id\":\"" + flow + "\",\"a\":2,\"b\":\"x\"}");
  }

  @Test
  void aPausedRunGoesOn() throws Exception {
    String run = run("\"state\":{\"type\":\"PAUSED\"}");

    Answer resumed = server.send("POST", "/flow_runs/" + run + "/resume", "");
    Answer again = server.send("POST", "/flow_runs/" + run + "/resume", "{}");

    assertThat(resumed.status()).isEqualTo(201);
    assertThat(resumed.json().get("state").get("type").stringValue()).isEqualTo("RUNNING");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body())
        .isEqualTo(
            "{\"state\":null,\"status\":\"ABORT\",\"details\":{\"type\":\"abort_details\","
                + "\"reason\":\"Cannot resume a flow run that is not paused.\"}}");
  }

  @Test
  void aTaskRunGoesThroughTheStatesOfTheSubflowThatItStandsFor() throws Exception {
    String parent = run("\"state\":{\"type\":\"RUNNING\"}");
    String task = task(parent, "sub");
    String child = run("\"parent_task_run_id\":\"" + task + "\"");

    server.send("POST", "/flow_runs/" + child + "/set_state", "{\"state\":{\"type\":\"RUNNING\"}}");

    TaskRun mirrored = runs.taskRun(task);
    FlowRun subflow = runs.flowRun(child);
    assertThat(mirrored.subflows()).containsExactly(UUID.fromString(child));
    assertThat(mirrored.times().runCount()).isEqualTo(1);
    var state = Objects.requireNonNull(mirrored.state());
    assertThat(state.name()).isEqualTo("Running");
    assertThat(state.id()).isNotEqualTo(Objects.requireNonNull(subflow.state()).id());
    assertThat(state.details().childFlowRunId()).isEqualTo(UUID.fromString(child));
    assertThat(state.details().flowRunId()).isEqualTo(UUID.fromString(parent));
    assertThat(state.details().taskRunId()).isEqualTo(UUID.fromString(task));
    assertThat(subflow.parentFlowRunId()).isEqualTo(UUID.fromString(parent));
  }

  @Test
  void aDeletedRunTakesItsTaskRunsAndLeavesItsSubflows() throws Exception {
    String parent = run("\"state\":{\"type\":\"RUNNING\"}");
    String task = task(parent, "sub");
    String child = run("\"parent_task_run_id\":\"" + task + "\"");

    server.send(
        "POST",
        "/logs/",
        "[{\"name\":\"l\",\"level\":20,\"message\":\"m\",\"timestamp\":\"2026-11-22T10:00:00Z\","
            + "\"flow_run_id\":\""
            + parent
            + "\"}]");

    Answer deleted = server.send("DELETE", "/flow_runs/" + parent, "");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(logs(parent)).isZero();
    assertThat(deleted.headers().firstValue("Daybook-Run-Position")).isPresent();
    assertThat(runs.findFlowRun(parent)).isNull();
    assertThat(runs.findTaskRun(task)).isNull();
    assertThat(runs.flowRun(child).parentTaskRunId()).isNull();
    assertThat(server.send("DELETE", "/flow_runs/" + parent, "").body())
        .isEqualTo("{\"detail\":\"Flow run not found\"}");
  }

  @Test
  void aDeletedSubflowIsNotStoodForAnyMore() throws Exception {
    String task = task(run("\"state\":{\"type\":\"RUNNING\"}"), "sub");
    String child = run("\"parent_task_run_id\":\"" + task + "\"");

    server.send("DELETE", "/flow_runs/" + child, "");

    assertThat(runs.taskRun(task).subflows()).isEmpty();
  }

  @Test
  void aDeletedFlowTakesItsRuns() throws Exception {
    String other = id(server.send("POST", "/flows/", "{\"name\":\"goes\"}"));
    String run = id(server.send("POST", "/flow_runs/", "{\"flow_id\":\"" + other + "\"}"));

    assertThat(server.send("DELETE", "/flows/" + other, "").status()).isEqualTo(204);

    assertThat(runs.findFlowRun(run)).isNull();
  }

  @Test
  void aBulkOperationIsCheckedBeforeAnythingIsLookedFor() throws Exception {
    assertThat(server.send("POST", "/flow_runs/bulk_delete", "{\"limit\":51}").status())
        .isEqualTo(422);
    assertThat(server.send("POST", "/flow_runs/bulk_set_state", "{}").body()).contains("missing");
    assertThat(server.send("POST", "/flow_runs/bulk_delete", "{}").status())
        .as("no query side here")
        .isEqualTo(501);
  }

  private int logs(String flowRun) throws Exception {
    try (var connection = server.database().connect();
        var count =
            connection.prepareStatement("select count(*) from runs.log where flow_run_id = ?")) {
      count.setObject(1, UUID.fromString(flowRun));
      var rows = count.executeQuery();
      rows.next();
      return rows.getInt(1);
    }
  }

  private Answer patch(String run, String body) throws Exception {
    return server.send("PATCH", "/flow_runs/" + run, body);
  }

  private String task(String flowRun, String key) throws Exception {
    return id(
        server.send(
            "POST",
            "/task_runs/",
            "{\"flow_run_id\":\"%s\",\"task_key\":\"%s\",\"dynamic_key\":\"0\"}"
                .formatted(flowRun, key)));
  }

  private String run(String keys) throws Exception {
    String more = keys.isEmpty() ? "" : "," + keys;
    return id(server.send("POST", "/flow_runs/", "{\"flow_id\":\"" + flow + "\"" + more + "}"));
  }

  private static String id(Answer answer) {
    return answer.json().get("id").stringValue();
  }
}
