package io.daybook.command.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.dispatch.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentSlotsHttpTest {

  private static final String RECENT = "prefect/3.9.1 (API 0.8.4)";

  private CommandServer server;
  private String flow;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start("daybook.leases.repossession-interval=1h");
    flow = server.send("POST", "/flows/", "{\"name\":\"f\"}").json().path("id").stringValue();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aRunThatIsToBePendingTakesASlotUnderALease() throws Exception {
    String deployment = deployment("takes", 1, "");

    JsonNode pending = state(run(deployment), "PENDING");

    String lease = lease(pending);
    assertThat(lease).isNotNull();
    assertThat(slots(deployment)).isEqualTo(1);
    assertThat(secondsLeft(lease)).isBetween(290L, 300L);
  }

  @Test
  void aRunThatFindsNoSlotWaitsOrIsCancelled() throws Exception {
    String waiting = deployment("enqueue", 1, "");
    state(run(waiting), "PENDING");
    JsonNode enqueued = state(run(waiting), "PENDING");
    assertThat(enqueued.path("status").stringValue()).isEqualTo("REJECT");
    assertThat(name(enqueued)).isEqualTo("AwaitingConcurrencySlot");

    String cancelling =
        deployment("cancel", 1, ",\"concurrency_options\":{\"collision_strategy\":\"CANCEL_NEW\"}");
    state(run(cancelling), "PENDING");
    assertThat(name(state(run(cancelling), "PENDING"))).isEqualTo("Cancelled");
    assertThat(slots(cancelling)).isEqualTo(1);
  }

  @Test
  void aLimitOfZeroIsALimitForEver() throws Exception {
    String deployment = deployment("zero", 1, "");
    patchLimit(deployment, "{\"limit\":0}");

    JsonNode answer = state(run(deployment), "PENDING");

    assertThat(answer.path("status").stringValue()).isEqualTo("ABORT");
    assertThat(answer.path("details").path("reason").stringValue())
        .startsWith("The deployment concurrency limit is 0.");
  }

  @Test
  void aSlotIsGivenBackAtTheEndAndTheLeaseGoes() throws Exception {
    String deployment = deployment("end", 1, "");
    String run = run(deployment);
    String lease = lease(state(run, "PENDING"));
    JsonNode running = state(run, "RUNNING");
    assertThat(lease(running)).isEqualTo(lease);
    assertThat(slots(deployment)).isEqualTo(1);

    JsonNode completed = state(run, "COMPLETED");

    assertThat(lease(completed)).isEqualTo(lease);
    assertThat(slots(deployment)).isZero();
    assertThat(leases(lease)).isZero();
  }

  @Test
  void runningRenewsTheLeaseOrTakesAnotherSlot() throws Exception {
    String deployment =
        deployment(
            "renews",
            1,
            ",\"concurrency_options\":{\"collision_strategy\":\"ENQUEUE\",\"grace_period_seconds\":60}");
    String run = run(deployment);
    String lease = lease(state(run, "PENDING"));
    assertThat(secondsLeft(lease)).isBetween(50L, 60L);

    state(run, "RUNNING");
    assertThat(secondsLeft(lease)).isBetween(290L, 300L);

    String other = deployment("another", 1, "");
    String late = run(other);
    String lost = lease(state(late, "PENDING"));
    expire(lost);
    JsonNode running = state(late, "RUNNING");
    assertThat(name(running)).isEqualTo("Running");
    assertThat(lease(running)).isNotEqualTo(lost);
    assertThat(slots(other)).isEqualTo(1);
  }

  @Test
  void aRunWhoseSlotIsSomebodyElsesByNowIsCancelled() throws Exception {
    String deployment = deployment("lost", 1, "");
    String slow = run(deployment);
    expire(lease(state(slow, "PENDING")));
    state(run(deployment), "PENDING");

    JsonNode answer = state(slow, "RUNNING");

    assertThat(name(answer)).isEqualTo("Cancelled");
    assertThat(answer.path("details").path("reason").stringValue())
        .isEqualTo("Deployment concurrency limit reached after lease expiry.");
  }

  @Test
  void anOldClientsLeaseEndsAndItsSlotStays() throws Exception {
    String deployment = deployment("old", 1, "");
    String run = run(deployment);
    String lease = lease(state(run, "PENDING"));

    server.send("POST", "/flow_runs/" + run + "/set_state", "{\"state\":{\"type\":\"RUNNING\"}}");

    assertThat(leases(lease)).isZero();
    assertThat(slots(deployment)).isEqualTo(1);
    state(run, "FAILED");
    assertThat(slots(deployment)).isZero();
  }

  @Test
  void runsThatComeAtTheSameTimeShareTheSlots() throws Exception {
    String deployment = deployment("race", 3, "");
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      runs.add(run(deployment));
    }

    List<String> names = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(12)) {
      List<Callable<String>> wishes = new ArrayList<>();
      runs.forEach(run -> wishes.add(() -> name(state(run, "PENDING"))));
      for (Future<String> answer : clients.invokeAll(wishes)) {
        names.add(answer.get());
      }
    }

    assertThat(names).filteredOn("Pending"::equals).hasSize(3);
    assertThat(names).filteredOn("AwaitingConcurrencySlot"::equals).hasSize(9);
    assertThat(slots(deployment)).isEqualTo(3);
  }

  private String deployment(String name, int limit, String more) throws Exception {
    return server
        .send(
            "POST",
            "/deployments/",
            "{\"name\":\"%s\",\"flow_id\":\"%s\",\"concurrency_limit\":%d%s}"
                .formatted(name, flow, limit, more))
        .json()
        .path("id")
        .stringValue();
  }

  private String run(String deployment) throws Exception {
    return server
        .send("POST", "/deployments/" + deployment + "/create_flow_run", "{}")
        .json()
        .path("id")
        .stringValue();
  }

  private JsonNode state(String run, String type) throws Exception {
    Answer answer =
        server.send(
            "POST",
            "/flow_runs/" + run + "/set_state",
            "{\"state\":{\"type\":\"" + type + "\"}}",
            "User-Agent",
            RECENT);
    return answer.json();
  }

  private void patchLimit(String deployment, String body) throws Exception {
    Answer answer = server.send("PATCH", "/v2/concurrency_limits/deployment:" + deployment, body);
    assertThat(answer.status()).isEqualTo(204);
  }

  /** Lets a lease run out, and its slot be taken back. */
  private void expire(String lease) {
    jdbc()
        .sql("update activity.lease set expires_at = now() - interval '1 s' where id::text = ?")
        .param(lease)
        .update();
    assertThat(server.bean(Commands.class).send(new RepossessSlots(10)).answer()).isEqualTo(1);
  }

  private int slots(String deployment) {
    return jdbc()
        .sql(
            """
            select coalesce(max(active_slots), 0) from activity.concurrency_limit a
            join ledger.concurrency_limit l on l.id = a.limit_id where l.name = ?\
            """)
        .param("deployment:" + deployment)
        .query(Integer.class)
        .single();
  }

  private int leases(String lease) {
    return jdbc()
        .sql("select count(*) from activity.lease where id::text = ?")
        .param(lease)
        .query(Integer.class)
        .single();
  }

  private long secondsLeft(String lease) {
    return jdbc()
        .sql(
            "select extract(epoch from expires_at - now())::bigint from activity.lease where"
                + " id::text = ?")
        .param(lease)
        .query(Long.class)
        .single();
  }

  private JdbcClient jdbc() {
    return server.bean(JdbcClient.class);
  }

  private static String name(JsonNode answer) {
    return answer.path("state").path("name").stringValue();
  }

  private static String lease(JsonNode answer) {
    return answer
        .path("state")
        .path("state_details")
        .path("deployment_concurrency_lease_id")
        .asString();
  }
}
