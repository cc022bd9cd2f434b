package io.daybook.command.unreadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** One aggregate that can't be read, and the others around it. */
@TestInstance(Lifecycle.PER_CLASS)
class UnreadableTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private CommandServer server;
  private Forger forger;
  private UUID flow;

  @BeforeAll
  void start() {
    server =
        CommandServer.start(
            "daybook.scheduler.enabled=true",
            "daybook.scheduler.interval=100ms",
            "daybook.scheduler.recent-interval=100ms",
            "daybook.run-upkeep.late-runs=true",
            "daybook.run-upkeep.late-runs-interval=100ms",
            "daybook.run-upkeep.pause-expirations=true",
            "daybook.run-upkeep.pause-expirations-interval=100ms",
            "daybook.run-upkeep.cancellations=true",
            "daybook.run-upkeep.cancellations-interval=100ms",
            "daybook.run-upkeep.cancelling-timeout=0s",
            "daybook.leases.repossession-interval=100ms",
            "daybook.unreadable.check-interval=100ms");
    forger = new Forger(server.database());
    flow = created("/flows/", "{'name': 'etl'}");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void theSchedulesOfOthersMakeRuns(Forgery forgery) {
    String paused = "'paused': true, 'schedules': [{'schedule': {'interval': 3600}}]";
    UUID broken = deployment("broken " + forgery, paused);
    forger.ledger(broken, "Deployment", forgery);
    forger.jdbc().sql("update ledger.deployment set paused = false").update();

    UUID before = deployment("one " + forgery, "'schedules': [{'schedule': {'interval': 3600}}]");
    UUID behind = deployment("two " + forgery, "'schedules': [{'schedule': {'interval': 3600}}]");

    await().atMost(SOON).until(() -> runsOf(before) >= 3 && runsOf(behind) >= 3);
    assertThat(runsOf(broken)).isZero();
    assertThat(named(broken).get("aggregate_type")).isEqualTo("Deployment");
  }

  /** Older versions wrote deeper parameters than any run can be given now. */
  @Test
  void runsThatCouldNotBeKeptAreNotMade() {
    String scheduled = "'schedules': [{'schedule': {'interval': 3600}}]";
    UUID deep = deployment("deep", "'paused': true, " + scheduled);
    String parameters = "{\"x\":" + "[".repeat(480) + "]".repeat(480) + "}";
    forger.ledger(
        deep,
        "DeploymentParametersChanged",
        "{\"deployment_id\":\"%s\",\"parameters\":%s}".formatted(deep, parameters));
    forger.jdbc().sql("update ledger.deployment set paused = false").update();

    UUID other = deployment("beside", scheduled);

    await().atMost(SOON).until(() -> runsOf(other) >= 3);
    assertThat(runsOf(deep)).isZero();
    assertThat(send("POST", "/deployments/" + deep + "/create_flow_run", "{}").status())
        .isEqualTo(400);
  }

  @Test
  void aPollOffersTheRunsBeforeAndBehind() {
    created("/work_pools/", "{'name': 'pool', 'type': 'process'}");
    UUID deployment = deployment("polled", "'work_pool_name': 'pool', 'work_queue_name': 'fast'");
    UUID first = runOf(deployment, "2100-01-01T00:00:00Z");
    UUID broken = runOf(deployment, "2100-01-02T00:00:00Z");
    UUID last = runOf(deployment, "2100-01-03T00:00:00Z");
    forger.runs(broken, "FlowRun", Forgery.UNKNOWN_NAME);

    assertThat(
            ids(
                ok("POST", "/work_pools/pool/get_scheduled_flow_runs", "{'limit': 2}"),
                "/flow_run/id"))
        .containsExactly(first, last);
    String ofDeployment = "{'deployment_ids': ['%s'], 'limit': 2}".formatted(deployment);
    assertThat(ids(ok("POST", "/deployments/get_scheduled_flow_runs", ofDeployment), "/id"))
        .containsExactly(first, last);
    Object queue = one("select work_queue_id from runs.flow_run where id = ?", first);
    assertThat(ids(ok("POST", "/work_queues/" + queue + "/get_runs", "{'limit': 2}"), "/id"))
        .containsExactly(first, last);
  }

  @Test
  void lateRunsBehindItAreMarked() {
    UUID broken = run("{'type': 'PENDING'}");
    forger.runs(broken, "FlowRun", Forgery.NOT_OF_ITS_SHAPE);
    forger
        .jdbc()
        .sql(
            "update runs.flow_run set state_type = 'SCHEDULED', state_name = 'Scheduled',"
                + " next_scheduled_start_time = '2020-01-01' where id = ?")
        .param(broken)
        .update();

    UUID late = run(scheduled("2020-01-02T00:00:00Z"));

    await().atMost(SOON).until(() -> stateOf(late).equals("Late"));
    assertThat(stateOf(broken)).isEqualTo("Scheduled");
  }

  @Test
  void pausesAndCancellationsOfOthersEnd() {
    UUID paused = run("{'type': 'PENDING'}");
    UUID cancelling = run("{'type': 'PENDING'}");
    forger.runs(paused, "FlowRun", Forgery.NEWER_REVISION);
    forger.runs(cancelling, "FlowRun", Forgery.NEWER_REVISION);
    become(paused, "PAUSED");
    become(cancelling, "CANCELLING");

    UUID expired =
        run("{'type': 'PAUSED', 'state_details': {'pause_timeout': '2020-01-02T00:00:00Z'}}");
    UUID stuck = run("{'type': 'CANCELLING'}");

    await().atMost(SOON).until(() -> stateOf(expired).equals("Failed"));
    await().atMost(SOON).until(() -> stateOf(stuck).equals("Cancelled"));
    assertThat(stateOf(paused)).isEqualTo("PAUSED");
  }

  @Test
  void whatElseBelongsToACancelledRunIsCancelled() {
    UUID parent = run("{'type': 'RUNNING'}");
    UUID broken = taskRun(parent, "0");
    UUID standIn = taskRun(parent, "1");
    UUID brokenStandIn = taskRun(parent, "2");
    UUID child = childOf(standIn);
    UUID childOfBroken = childOf(brokenStandIn);
    forger.runs(broken, "TaskRun", Forgery.NOT_OF_ITS_SHAPE);
    forger.runs(brokenStandIn, "TaskRun", Forgery.NOT_OF_ITS_SHAPE);

    ok(
        "POST",
        "/flow_runs/" + parent + "/set_state",
        "{'state': {'type': 'CANCELLED'}, 'force': true}");

    await().atMost(SOON).until(() -> stateOf(child).equals("Cancelled"));
    await().atMost(SOON).until(() -> stateOf(childOfBroken).equals("Cancelled"));
    await().atMost(SOON).until(() -> hasEnded(standIn));
  }

  @Test
  void slotsThatNobodyRenewsComeBack() {
    UUID broken = limit("broken");
    UUID other = limit("other");
    ok(
        "POST",
        "/v2/concurrency_limits/increment-with-lease",
        "{'names': ['broken', 'other'], 'slots': 1}");
    forger.ledger(broken, "ConcurrencyLimit", Forgery.UNKNOWN_NAME);

    forger.jdbc().sql("update activity.lease set expires_at = now()").update();

    await().atMost(SOON).until(() -> slotsInUse(other) == 0 && slotsInUse(broken) == 0);
  }

  @Test
  void theRunsOfADeploymentGoTheirWay() {
    UUID deployment = deployment("limited", "'concurrency_limit': 1");
    UUID run = runOf(deployment, "2020-01-01T00:00:00Z");
    UUID waiting = runOf(deployment, "2020-01-01T00:00:00Z");
    forger.ledger(deployment, "Deployment", Forgery.NOT_OF_ITS_SHAPE);

    assertThat(setState(run, "PENDING")).isEqualTo("ACCEPT");
    assertThat(setState(waiting, "PENDING")).isEqualTo("REJECT");
    assertThat(setState(run, "RUNNING")).isEqualTo("ACCEPT");
    assertThat(setState(run, "COMPLETED")).isEqualTo("ACCEPT");
    assertThat(slotsInUse(ownLimitOf(deployment))).isZero();
  }

  @Test
  void aDeletedRunGivesItsSlotBack() {
    UUID deployment = deployment("slots", "'concurrency_limit': 1");
    UUID run = runOf(deployment, "2020-01-01T00:00:00Z");
    setState(run, "PENDING");
    forger.runs(run, "FlowRun", Forgery.NEWER_REVISION);

    assertThat(send("DELETE", "/flow_runs/" + run, "").status()).isEqualTo(204);

    assertThat(slotsInUse(ownLimitOf(deployment))).isZero();
    assertThat(
            send("POST", "/flow_runs/" + run + "/set_state", "{'state': {'type': 'FAILED'}}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void theStatesOfOtherTaskRunsAreKept() {
    UUID flowRun = run("{'type': 'RUNNING'}");
    UUID broken = taskRun(flowRun, "0");
    UUID other = taskRun(flowRun, "1");
    forger.runs(broken, "TaskRun", Forgery.UNKNOWN_NAME);

    ok(
        "POST",
        "/events",
        "[%s,%s]".formatted(completed(flowRun, broken, "0"), completed(flowRun, other, "1")));

    assertThat(hasEnded(other)).isTrue();
    assertThat(hasEnded(broken)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void changesOfItAreRefusedAndSayWhy(Forgery forgery) {
    UUID deployment = deployment("refused " + forgery, "'concurrency_limit': 3");
    forger.ledger(deployment, "Deployment", forgery);
    String path = "/deployments/" + deployment;

    for (Answer answer :
        List.of(
            send("PATCH", path, "{'description': 'x'}"),
            send("POST", path + "/pause_deployment", ""),
            send("POST", path + "/create_flow_run", "{}"),
            send("POST", path + "/revert", "{'revision': 1}"),
            send("POST", path + "/schedules", "[{'schedule': {'interval': 60}}]"))) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(409);
      assertThat(answer.json().path("detail").asString())
          .contains(deployment.toString(), forgery.name("Deployment"));
    }
    ok("PATCH", "/v2/concurrency_limits/" + ownLimitOf(deployment), "{'limit': 5}");
  }

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void everythingUnreadableCanBeDeletedAndMadeAnew(Forgery forgery) {
    String pool = "{'name': 'gone %s', 'type': 'process'}".formatted(forgery);
    UUID poolId = created("/work_pools/", pool);
    UUID limit = limit("gone " + forgery);
    UUID ofItsOwn = created("/flows/", "{'name': 'gone %s'}".formatted(forgery));
    UUID below = deployment(ofItsOwn, "below", "'concurrency_limit': 1");
    UUID alone =
        deployment(
            "gone " + forgery,
            "'work_pool_name': 'gone %s', 'global_concurrency_limit_id': '%s'"
                .formatted(forgery, limit));
    forger.ledger(poolId, "WorkPool", forgery);
    forger.ledger(limit, "ConcurrencyLimit", forgery);
    forger.ledger(ownLimitOf(below), "ConcurrencyLimit", forgery);
    forger.ledger(ofItsOwn, "Flow", forgery);
    forger.ledger(below, "Deployment", forgery);
    forger.ledger(alone, "Deployment", forgery);

    deleted("/work_pools/gone " + forgery);
    deleted("/v2/concurrency_limits/gone " + forgery);
    deleted("/flows/" + ofItsOwn);
    deleted("/deployments/" + alone);

    assertThat(created("/work_pools/", pool)).isNotEqualTo(poolId);
    assertThat(limit("gone " + forgery)).isNotEqualTo(limit);
    UUID again = created("/flows/", "{'name': 'gone %s'}".formatted(forgery));
    assertThat(deployment(again, "below", "'concurrency_limit': 1")).isNotEqualTo(below);
    assertThat(deployment("gone " + forgery, "'paused': false")).isNotEqualTo(alone);
    for (UUID id : List.of(poolId, limit, ofItsOwn, below, alone)) {
      await().atMost(SOON).until(() -> !isNamed(id));
    }
  }

  @Test
  void whatCanBeReadAgainIsNamedNoLonger() {
    UUID run = run("{'type': 'RUNNING'}");
    forger.runs(run, "FlowRun", Forgery.UNKNOWN_NAME);

    assertThat(send("PATCH", "/flow_runs/" + run, "{'name': 'x'}").status()).isEqualTo(409);
    assertThat(named(run).get("reason")).asString().contains("newer Daybook");
    assertThat(ok("GET", "/ready", "").json().path("degraded").get(0).asString())
        .contains("can't be read");

    forger.jdbc().sql("delete from runs.event where event_name = 'FlowRunSealed'").update();

    await().atMost(SOON).until(() -> !isNamed(run));
    assertThat(send("PATCH", "/flow_runs/" + run, "{'name': 'x'}").status()).isEqualTo(204);
  }

  private Map<String, Object> named(UUID id) {
    await().atMost(SOON).until(() -> isNamed(id));
    return forger
        .jdbc()
        .sql("select * from activity.unreadable where aggregate_id = ?")
        .param(id)
        .query()
        .singleRow();
  }

  private boolean isNamed(UUID id) {
    return one("select exists (select from activity.unreadable where aggregate_id = ?)", id)
        .equals(true);
  }

  private long runsOf(UUID deployment) {
    return (long) one("select count(*) from runs.flow_run where deployment_id = ?", deployment);
  }

  private String stateOf(UUID run) {
    return one("select state_name from runs.flow_run where id = ?", run).toString();
  }

  private boolean hasEnded(UUID taskRun) {
    return (boolean) one("select ended from runs.task_run where id = ?", taskRun);
  }

  private int slotsInUse(UUID limit) {
    return (int)
        one("select active_slots from activity.concurrency_limit where limit_id = ?", limit);
  }

  private UUID ownLimitOf(UUID deployment) {
    return (UUID)
        one("select concurrency_limit_id from ledger.deployment where id = ?", deployment);
  }

  private Object one(String sql, UUID id) {
    return forger.jdbc().sql(sql).param(id).query().singleValue();
  }

  private void become(UUID run, String state) {
    forger
        .jdbc()
        .sql(
            "update runs.flow_run set state_type = :state, state_name = :state,"
                + " state_timestamp = '2020-01-01', pause_timeout = '2020-01-01' where id = :id")
        .param("state", state)
        .param("id", run)
        .update();
  }

  private UUID run(String state) {
    return created("/flow_runs/", "{'flow_id': '%s', 'state': %s}".formatted(flow, state));
  }

  private static String scheduled(String at) {
    return "{'type': 'SCHEDULED', 'state_details': {'scheduled_time': '%s'}}".formatted(at);
  }

  private UUID runOf(UUID deployment, String due) {
    return created(
        "/deployments/" + deployment + "/create_flow_run",
        "{'state': %s}".formatted(scheduled(due)));
  }

  private UUID taskRun(UUID flowRun, String key) {
    return created(
        "/task_runs/",
        "{'flow_run_id': '%s', 'task_key': 't', 'dynamic_key': '%s', 'state': {'type': 'RUNNING'}}"
            .formatted(flowRun, key));
  }

  private UUID childOf(UUID taskRun) {
    return created(
        "/flow_runs/",
        "{'flow_id': '%s', 'state': {'type': 'RUNNING'}, 'parent_task_run_id': '%s'}"
            .formatted(flow, taskRun));
  }

  private static String completed(UUID flowRun, UUID taskRun, String key) {
    return """
    {'id': '%s', 'occurred': '2100-01-01T00:00:00Z', 'event': 'prefect.task-run.Completed',
     'resource': {'prefect.resource.id': 'prefect.task-run.%s', 'prefect.orchestration': 'client'},
     'related': [{'prefect.resource.id': 'prefect.flow-run.%s', 'prefect.resource.role': 'flow-run'}],
     'payload': {'task_run': {'task_key': 't', 'dynamic_key': '%s'},
                 'validated_state': {'type': 'COMPLETED'}}}\
    """
        .formatted(UUID.randomUUID(), taskRun, flowRun, key);
  }

  private UUID deployment(String name, String more) {
    return deployment(flow, name, more);
  }

  private UUID deployment(UUID ofFlow, String name, String more) {
    return created(
        "/deployments/", "{'name': '%s', 'flow_id': '%s', %s}".formatted(name, ofFlow, more));
  }

  private UUID limit(String name) {
    return created("/v2/concurrency_limits/", "{'name': '%s', 'limit': 2}".formatted(name));
  }

  private String setState(UUID run, String state) {
    return ok(
            "POST",
            "/flow_runs/" + run + "/set_state",
            "{'state': {'type': '%s'}}".formatted(state))
        .json()
        .path("status")
        .asString();
  }

  private UUID created(String path, String body) {
    return UUID.fromString(ok("POST", path, body).json().path("id").asString());
  }

  private void deleted(String path) {
    Answer answer = send("DELETE", path, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    assertThat(send("DELETE", path, "").status()).isEqualTo(404);
  }

  private static List<UUID> ids(Answer answer, String pointer) {
    return StreamSupport.stream(answer.json().spliterator(), false)
        .map((JsonNode one) -> UUID.fromString(one.at(pointer).asString()))
        .toList();
  }

  private Answer ok(String method, String path, String body) {
    Answer answer = send(method, path, body);
    assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return answer;
  }

  private Answer send(String method, String path, String body) {
    try {
      return server.send(method, path.replace(" ", "%20"), body.replace('\'', '"'));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }
}
