package io.daybook.command.concurrency;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrencyLimitHttpTest {

  private static final String LIMITS = "/v2/concurrency_limits";

  private CommandServer server;

  @BeforeAll
  void start() {
    server = CommandServer.start("daybook.leases.repossession-interval=100ms");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aLimitIsCreatedWithItsSlots() throws Exception {
    Answer answer =
        post("/", "{\"name\":\"made\",\"limit\":\"3\",\"active_slots\":2,\"denied_slots\":1}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .contains(
            "\"active\":true,\"name\":\"made\",\"limit\":3,\"active_slots\":2,\"denied_slots\":1,"
                + "\"slot_decay_per_second\":0.0,\"avg_slot_occupancy_seconds\":2.0");
    assertThat(post("/", "{\"name\":\"made\",\"limit\":1}").status()).isEqualTo(409);
    assertThat(post("/", "{\"name\":\"new\",\"limit\":1.5}").body()).contains("int_from_float");
  }

  @Test
  void aLimitIsChangedByIdOrName() throws Exception {
    UUID id = create("both ways: 1", 3);
    create("taken", 1);
    assertThat(patch("both%20ways:%201", "{\"limit\":4}")).isEqualTo(204);
    assertThat(patch(id.toString().replace("-", ""), "{\"active_slots\":2}")).isEqualTo(204);
    assertThat(activeSlots(id)).isEqualTo(2);
    assertThat(patch(id.toString(), "{\"name\":\"taken\"}")).isEqualTo(409);
    assertThat(patch(id.toString(), "{\"limit\":null}")).isEqualTo(409);
    assertThat(patch(id.toString(), "{\"avg_slot_occupancy_seconds\":3}")).isEqualTo(422);
    assertThat(patch("nobody", "{}")).isEqualTo(404);
  }

  @Test
  void aDeletedLimitIsGone() throws Exception {
    UUID id = create("gone", 3);
    post("/increment-with-lease", "{\"names\":[\"gone\"],\"slots\":1}");
    assertThat(server.send("DELETE", LIMITS + "/gone", "").status()).isEqualTo(204);
    assertThat(server.send("DELETE", LIMITS + "/" + id, "").body())
        .isEqualTo("{\"detail\":\"Concurrency Limit not found\"}");
  }

  @Test
  void slotsAreTakenAndGivenBack() throws Exception {
    UUID id = create("slots", 3);
    Answer taken = post("/increment", "{\"names\":[\"slots\",\"unknown\"],\"slots\":2}");
    assertThat(taken.body()).isEqualTo("[{\"id\":\"" + id + "\",\"name\":\"slots\",\"limit\":3}]");
    assertThat(activeSlots(id)).isEqualTo(2);

    Answer full = post("/increment", "{\"names\":[\"slots\"],\"slots\":2}");
    assertThat(full.status()).isEqualTo(423);
    assertThat(full.body()).isEqualTo("{\"detail\":\"Locked\"}");
    assertThat(Double.parseDouble(full.headers().firstValue("Retry-After").orElse("0")))
        .isPositive();
    assertThat(number("denied_slots", id)).isEqualTo(2);

    post("/decrement", "{\"names\":[\"slots\"],\"slots\":9,\"occupancy_seconds\":18}");
    assertThat(activeSlots(id)).isZero();
    assertThat(post("/decrement", "{\"names\":[\"unknown\"],\"slots\":1}").body()).isEqualTo("[]");
  }

  @Test
  void aLeaseHoldsSlotsUntilItIsGivenBack() throws Exception {
    UUID id = create("leased", 3);
    Answer taken =
        post(
            "/increment-with-lease",
            "{\"names\":[\"leased\"],\"slots\":2,\"holder\":{\"type\":\"flow_run\",\"id\":\""
                + UUID.randomUUID()
                + "\"}}");
    String lease = taken.json().path("lease_id").stringValue();
    assertThat(post("/leases/" + lease + "/renew", "").status()).isEqualTo(204);
    assertThat(activeSlots(id)).isEqualTo(2);

    String release = "{\"lease_id\":\"" + lease + "\"}";
    assertThat(post("/decrement-with-lease", release).status()).isEqualTo(204);
    assertThat(post("/decrement-with-lease", release).status()).isEqualTo(204);
    assertThat(activeSlots(id)).isZero();
    assertThat(post("/leases/" + lease + "/renew", "{}").status()).isEqualTo(410);
    assertThat(post("/leases/x/renew", "{\"lease_duration\":1}").body())
        .contains(
            "\"uuid_parsing\",\"loc\":[\"path\",\"lease_id\"]", "[\"body\",\"lease_duration\"]");
  }

  @Test
  void aLeaseThatRanOutGivesItsSlotsBack() throws Exception {
    UUID id = create("forgotten", 3);
    post("/increment-with-lease", "{\"names\":[\"forgotten\"],\"slots\":2,\"lease_duration\":60}");
    assertThat(activeSlots(id)).isEqualTo(2);

    server
        .bean(JdbcClient.class)
        .sql(
            "update activity.lease set expires_at = now() where id in"
                + " (select lease_id from activity.lease_of_limit where limit_id = ?)")
        .param(id)
        .update();

    await().atMost(20, SECONDS).until(() -> activeSlots(id) == 0);
  }

  @Test
  void slotsAreNeverGivenTwice() throws Exception {
    UUID a = create("race a", 5);
    UUID b = create("race b", 5);
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> requests =
          IntStream.range(0, 24)
              .<Callable<Integer>>mapToObj(i ->
                  () ->
                      post(
                              "/increment",
                              i % 2 == 0
                                  ? "{\"names\":[\"race a\",\"race b\"],\"slots\":1}"
                                  : "{\"names\":[\"race b\",\"race a\"],\"slots\":1}")
                          .status())
              .toList();
      List<Integer> statuses = many.invokeAll(requests).stream().map(Future::resultNow).toList();
      assertThat(statuses).containsOnly(200, 423);
      assertThat(statuses.stream().filter(s -> s == 200)).hasSize(5);
    }
    assertThat(activeSlots(a)).isEqualTo(5);
    assertThat(activeSlots(b)).isEqualTo(5);
  }

  @Test
  void impossibleAndMalformedRequestsAreRefused() throws Exception {
    create("small", 1);
    assertThat(post("/increment", "{\"names\":[\"small\"],\"slots\":2}").body())
        .isEqualTo("{\"detail\":\"Slots requested is greater than the limit\"}");
    assertThat(post("/increment", "{\"names\":[],\"slots\":1}").body()).contains("too_short");
    assertThat(post("/increment", "{\"names\":[\"small\"]}").body()).contains("missing");
    assertThat(
            post(
                    "/increment-with-lease",
                    "{\"names\":[\"small\"],\"slots\":1,\"lease_duration\":59}")
                .body())
        .contains("greater_than_equal");
  }

  private UUID create(String name, int limit) throws Exception {
    Answer answer = post("/", "{\"name\":\"" + name + "\",\"limit\":" + limit + "}");
    return UUID.fromString(answer.json().path("id").stringValue());
  }

  private int activeSlots(UUID id) {
    return number("active_slots", id);
  }

  private int number(String column, UUID id) {
    return server
        .bean(JdbcClient.class)
        .sql("select " + column + " from activity.concurrency_limit where limit_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private int patch(String idOrName, String body) throws Exception {
    return server.send("PATCH", LIMITS + "/" + idOrName, body).status();
  }

  private Answer post(String path, String body) throws Exception {
    return server.send("POST", LIMITS + path, body);
  }
}
