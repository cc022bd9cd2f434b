package io.daybook.query.deployment;

import static io.daybook.filter.StateType.COMPLETED;
import static io.daybook.filter.StateType.FAILED;
import static io.daybook.filter.StateType.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.projection.RunEvents;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunRef;
import io.daybook.run.RunDeployment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Filters on runs over HTTP, from events in both logs. */
class RunFiltersHttpTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final FlowCreated ETL = Events.flow("etl");
  private static final FlowCreated IDLE = Events.flow("idle");
  private static final DeploymentCreated ALPHA = Events.deployment(ETL, "alpha");
  private static final DeploymentCreated BETA = Events.deployment(ETL, "beta");

  private static ReadServer server;

  @BeforeAll
  static void twoDeployments() throws Exception {
    server = new ReadServer();
    server.append(ETL, IDLE, ALPHA, BETA);
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @Test
  void aRunIsFoundByTheVeryNextRead() throws Exception {
    String failed = "{\"flow_runs\":{\"state\":{\"type\":{\"any_\":[\"FAILED\"]}}}}";
    FlowRunCreated run = run(ALPHA, "run");
    server.appendRuns(run);
    assertThat(names("/deployments/filter", failed)).isEmpty();

    for (int round = 0; round < 10; round++) {
      server.appendRuns(RunEvents.changed(run, RunEvents.state(FAILED, NOW), run.times()));
      assertThat(names("/deployments/filter", failed)).containsExactly("alpha");
      assertThat(names("/flows/filter", failed)).containsExactly("etl");
      server.appendRuns(RunEvents.changed(run, RunEvents.state(COMPLETED, NOW), run.times()));
      assertThat(names("/deployments/filter", failed)).isEmpty();
    }
    server.appendRuns(new FlowRunDeleted(run.flowRunId()));
    assertThat(names("/deployments/filter", "{\"flow_runs\":{\"name\":{\"any_\":[\"run\"]}}}"))
        .isEmpty();
  }

  @Test
  void aTaskRunBelongsToTheVeryRun() throws Exception {
    FlowRunCreated good = run(BETA, "good");
    FlowRunCreated bad = run(BETA, "bad");
    server.appendRuns(
        good,
        bad,
        RunEvents.taskRun(ref(good), "load", RunEvents.state(RUNNING, NOW)),
        RunEvents.taskRun(ref(bad), "send", RunEvents.state(RUNNING, NOW)));

    assertThat(names("/deployments/filter", both("good", "load"))).containsExactly("beta");
    assertThat(names("/deployments/filter", both("good", "send"))).isEmpty();
    assertThat(names("/deployments/filter", "{\"task_runs\":{\"name\":{\"any_\":[\"send\"]}}}"))
        .containsExactly("beta");
  }

  @Test
  void aFilterOnRunsIsASecondRequestToElasticsearch() throws Exception {
    server.appendRuns(run(ALPHA, "another"));
    server.post("/deployments/filter", "{}"); // what is kept in memory is there then

    assertThat(server.post("/deployments/filter", "{}").requests()).isEqualTo(1);
    assertThat(server.post("/deployments/filter", "{\"flow_runs\":{}}").requests()).isEqualTo(2);
    assertThat(server.post("/deployments/filter", both("another", "x")).requests()).isEqualTo(2);
  }

  @Test
  void aFilterThatIsNotOneIsRefused() throws Exception {
    for (String path : List.of("filter", "paginate", "count")) {
      Answer refused = server.post("/deployments/" + path, "{\"task_runs\":{\"x\":1}}");
      assertThat(refused.status()).isEqualTo(422);
    }
  }

  private static FlowRunCreated run(DeploymentCreated deployment, String name) {
    return RunEvents.flowRun(
        ETL.flowId(),
        new RunDeployment(deployment.deploymentId(), deployment.number(), null),
        name,
        RunEvents.state(RUNNING, NOW),
        RunEvents.times(NOW, NOW, null));
  }

  private static FlowRunRef ref(FlowRunCreated run) {
    return new FlowRunRef(
        run.flowRunId(), run.flowId(), run.number(), BETA.number(), Instant.now());
  }

  private static String both(String flowRun, String taskRun) {
    return """
    {"flow_runs":{"name":{"any_":["%s"]}},"task_runs":{"name":{"any_":["%s"]}}}
    """
        .formatted(flowRun, taskRun);
  }

  private static List<String> names(String path, String body) throws Exception {
    Answer answer = server.post(path, body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json().valueStream().map(d -> d.path("name").stringValue()).toList();
  }
}
