package io.daybook.command.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.run.RunReader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskRunHttpTest {

  private CommandServer server;
  private RunReader runs;
  private String flow;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start();
    runs = new RunReader(server);
    flow = id(server.send("POST", "/flows/", "{\"name\":\"etl\",\"labels\":{\"team\":\"x\"}}"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTaskRunIsMadeOnceForItsKeys() throws Exception {
    String run = flowRun("PENDING");

    Answer first = task(run, "a", "\"labels\":{\"mine\":1}");
    Answer second = task(run, "a", "\"name\":\"other\"");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(first.json().get("state_name").stringValue()).isEqualTo("Pending");
    assertThat(first.json().get("labels").toString())
        .isEqualTo(
            "{\"team\":\"x\",\"prefect.flow.id\":\"%s\",\"prefect.flow-run.id\":\"%s\",\"mine\":1}"
                .formatted(flow, run));
  }

  @Test
  void keysAreUniqueOutsideOfFlowsToo() throws Exception {
    Answer first = task(null, "alone", "");
    Answer second = task(null, "alone", "");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(first.json().get("flow_run_id").isNull()).isTrue();
  }

  @Test
  void anIdIsKept() throws Exception {
    UUID id = UUID.randomUUID();

    assertThat(id(task(null, "own", "\"id\":\"" + id + "\""))).isEqualTo(id.toString());
    assertThat(task(null, "other", "\"id\":\"" + id + "\"").status()).isEqualTo(409);
  }

  @Test
  void anIdOfAFlowRunIsTaken() throws Exception {
    String run = flowRun("PENDING");

    assertThat(task(null, "taken", "\"id\":\"" + run + "\"").status()).isEqualTo(409);
    assertThat(task(run, "below", "").status()).isEqualTo(201);
  }

  @Test
  void whatIsWrongIsRefused() throws Exception {
    assertThat(task(new UUID(0, 1).toString(), "a", "").status()).isEqualTo(409);
    assertThat(server.send("POST", "/task_runs/", "{\"task_key\":\"a\"}").body())
        .contains("missing");
    assertThat(task(null, "b", "\"task_inputs\":{\"x\":[{\"input_type\":\"nonsense\"}]}").status())
        .isEqualTo(422);
    assertThat(task(null, "c", "\"cache_key\":\"" + "k".repeat(2001) + "\"").body())
        .contains("Cache key exceeded maximum allowed length of 2000 characters.");
    assertThat(task(null, "d", "\"empirical_policy\":{\"retry_delay\":\"x\"}").status())
        .isEqualTo(422);
  }

  @Test
  void aTaskRunsOnlyWhileItsFlowDoes() throws Exception {
    String pending = flowRun("PENDING");
    String paused = flowRun("PAUSED");
    String running = flowRun("RUNNING");

    Answer stopped = setState(id(task(pending, "a", "")), "RUNNING");
    Answer notReady = setState(id(task(paused, "a", "")), "RUNNING");
    String task = id(task(running, "a", ""));
    Answer runs = setState(task, "RUNNING");

    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.body())
        .contains("The enclosing flow must be running to begin task execution.");
    assertThat(notReady.status()).isEqualTo(201);
    assertThat(notReady.json().get("state").get("name").stringValue()).isEqualTo("NotReady");
    assertThat(runs.json().get("status").stringValue()).isEqualTo("ACCEPT");
    assertThat(this.runs.taskRun(task).flowRunRunCount()).isEqualTo(1);
  }

  @Test
  void aTaskRunIsRenamedAndDeleted() throws Exception {
    String task = id(task(null, "gone", ""));

    assertThat(server.send("PATCH", "/task_runs/" + task, "{\"name\":\"new\"}").status())
        .isEqualTo(204);
    assertThat(runs.taskRun(task).name()).isEqualTo("new");
    assertThat(server.send("DELETE", "/task_runs/" + task, "").status()).isEqualTo(204);
    assertThat(server.send("DELETE", "/task_runs/" + task, "").body())
        .isEqualTo("{\"detail\":\"Task not found\"}");
    assertThat(server.send("PATCH", "/task_runs/" + task, "{}").body())
        .isEqualTo("{\"detail\":\"Task run not found\"}");
    assertThat(setState(task, "RUNNING").body())
        .isEqualTo("{\"exception_message\":\"Task run with id " + task + " not found\"}");
  }

  private Answer setState(String task, String type) throws Exception {
    return server.send(
        "POST", "/task_runs/" + task + "/set_state", "{\"state\":{\"type\":\"" + type + "\"}}");
  }

  private String flowRun(String type) throws Exception {
    return id(
        server.send(
            "POST",
            "/flow_runs/",
            "{\"flow_id\":\"%s\",\"state\":{\"type\":\"%s\"}}".formatted(flow, type)));
  }

  private Answer task(@Nullable String flowRun, String key, String keys) throws Exception {
    String run = flowRun == null ? "null" : "\"" + flowRun + "\"";
    String more = keys.isEmpty() ? "" : "," + keys;
    return server.send(
        "POST",
        "/task_runs/",
        "{\"flow_run_id\":%s,\"task_key\":\"%s\",\"dynamic_key\":\"0\"%s}"
            .formatted(run, key, more));
  }

  private static String id(Answer answer) {
    return answer.json().get("id").stringValue();
  }
}
