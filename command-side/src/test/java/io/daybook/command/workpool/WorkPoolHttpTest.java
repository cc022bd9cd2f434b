package io.daybook.command.workpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.workpool.WorkPoolEvent.WorkPoolConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolTouched;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkPoolHttpTest {

  private CommandServer server;

  @BeforeAll
  void start() {
    server = CommandServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aPoolIsCreatedWithItsDefaultQueue() throws Exception {
    Answer answer = post("/work_pools/", "{\"name\":\"new\",\"type\":\"process\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().propertyNames())
        .containsExactly(
            "id",
            "created",
            "updated",
            "name",
            "description",
            "type",
            "base_job_template",
            "is_paused",
            "concurrency_limit",
            "status",
            "default_queue_id",
            "storage_configuration",
            "active_slots");
    assertThat(answer.json().path("status").stringValue()).isEqualTo("NOT_READY");
    assertThat(delete("/work_queues/" + answer.json().path("default_queue_id").stringValue()))
        .isEqualTo(409);
  }

  @Test
  void aNameIsGivenOnce() throws Exception {
    create("once");
    Answer second = post("/work_pools/", "{\"name\":\"once\"}");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body())
        .isEqualTo("{\"detail\":\"A work pool with this name already exists.\"}");
  }

  @Test
  void namesOfPrefectsOwnAreReserved() throws Exception {
    assertThat(post("/work_pools/", "{\"name\":\"PREFECT-x\"}").body())
        .isEqualTo(
            "{\"detail\":\"Work pools starting with 'Prefect' are reserved for internal use.\"}");
    assertThat(patch("/work_pools/prefect-x", "{\"description\":\"d\"}").status()).isEqualTo(403);
    assertThat(patch("/work_pools/prefect-x", "{\"is_paused\":true}").status()).isEqualTo(404);
    assertThat(delete("/work_pools/prefect-x")).isEqualTo(403);
  }

  @Test
  void badNamesAndTemplatesAreRefusedInPlace() throws Exception {
    assertThat(post("/work_pools/", "{\"name\":\"\"}").body())
        .contains("value_error", "\"loc\":[\"body\",\"name\"]");
    assertThat(post("/work_pools/", "{\"name\":\"a/b\"}").body())
        .contains("string_pattern_mismatch");
    assertThat(
            post("/work_pools/", "{\"name\":\"t\",\"base_job_template\":{\"variables\":{}}}")
                .body())
        .contains("value_error", "\"loc\":[\"body\",\"base_job_template\"]");
  }

  @Test
  void defaultsOfVariablesAreCheckedAtTheCreationAlone() throws Exception {
    String wrong =
        """
        {"job_configuration":{"a":"{{ a }}"},
         "variables":{"properties":{"a":{"type":"integer","default":"x"}}}}\
        """;
    Answer refused =
        post("/work_pools/", "{\"name\":\"defaults\",\"base_job_template\":" + wrong + "}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").stringValue())
        .startsWith(
            "Validation failed for work pool's job variable defaults: Validation failed for field"
                + " 'a'. Failure reason: ");
    create("defaults");
    assertThat(patch("/work_pools/defaults", "{\"base_job_template\":" + wrong + "}").status())
        .isEqualTo(204);
  }

  @Test
  void aChangeIsAnEventAndAnEmptyOneIsAnUpdate() throws Exception {
    UUID id = create("changed");
    Answer limited = patch("/work_pools/changed", "{\"concurrency_limit\":3}");
    Answer empty = patch("/work_pools/changed", "{}");
    assertThat(event(limited)).isEqualTo(new WorkPoolConcurrencyLimitChanged(id, 3));
    assertThat(event(empty)).isEqualTo(new WorkPoolTouched(id));
  }

  @Test
  void nullIsRefusedWhereThereMustBeAValue() throws Exception {
    create("nulls");
    assertThat(patch("/work_pools/nulls", "{\"is_paused\":null}").status()).isEqualTo(409);
    assertThat(patch("/work_pools/nulls", "{\"storage_configuration\":null}").status())
        .isEqualTo(409);
    assertThat(patch("/work_pools/nulls", "{\"base_job_template\":null}").status()).isEqualTo(422);
    assertThat(patch("/work_pools/nulls", "{\"description\":null}").status()).isEqualTo(204);
  }

  @Test
  void aHeartbeatMakesAPoolReadyAndOneOfAPausedPoolOnlyCounts() throws Exception {
    UUID running = create("beating");
    UUID paused = create("pausing");
    patch("/work_pools/pausing", "{\"is_paused\":true}");

    beat("beating");
    beat("pausing");

    assertThat(ready(running)).isTrue();
    assertThat(updated(running)).isTrue();
    assertThat(ready(paused)).isTrue();
    assertThat(updated(paused)).isFalse();
  }

  @Test
  void resumingAsksWhichWorkersThereAre() throws Exception {
    UUID pool = create("resumed");
    beat("resumed");
    assertThat(delete("/work_pools/resumed/workers/w")).isEqualTo(204);
    assertThat(ready(pool)).isTrue();

    patch("/work_pools/resumed", "{\"is_paused\":false}");

    assertThat(ready(pool)).isFalse();
  }

  @Test
  void workersAndPoolsThatAreNotThereAreNotFound() throws Exception {
    create("empty");
    assertThat(server.send("DELETE", "/work_pools/empty/workers/w", "").body())
        .isEqualTo("{\"detail\":\"Worker not found.\"}");
    assertThat(post("/work_pools/none/workers/heartbeat", "{\"name\":\"w\"}").body())
        .isEqualTo("{\"detail\":\"Work pool \\\"none\\\" not found.\"}");
    assertThat(post("/work_pools/empty/workers/heartbeat", "{\"name\":null}").body())
        .contains("missing");
  }

  @Test
  void aDeletedPoolTakesItsWorkersAlong() throws Exception {
    UUID id = create("gone");
    beat("gone");
    assertThat(delete("/work_pools/gone")).isEqualTo(204);
    assertThat(delete("/work_pools/gone")).isEqualTo(404);
    assertThat(count("select count(*) from activity.worker where pool_id = ?", id)).isZero();
  }

  private UUID create(String name) throws Exception {
    Answer answer = post("/work_pools/", "{\"name\":\"" + name + "\",\"type\":\"process\"}");
    return UUID.fromString(answer.json().path("id").stringValue());
  }

  private void beat(String pool) throws Exception {
    assertThat(post("/work_pools/" + pool + "/workers/heartbeat", "{\"name\":\"w\"}").status())
        .isEqualTo(204);
  }

  private boolean ready(UUID pool) {
    return 1
        == count(
            "select count(*) from activity.work_pool where pool_id = ? and ready_until > now()",
            pool);
  }

  private boolean updated(UUID pool) {
    return 1
        == count(
            "select count(*) from activity.work_pool where pool_id = ? and updated is not null",
            pool);
  }

  private long count(String sql, UUID id) {
    return server.bean(JdbcClient.class).sql(sql).param(id).query(Long.class).single();
  }

  private Object event(Answer answer) {
    return server.bean(EventTable.class).after(answer.position() - 1, 1).getFirst().event();
  }

  private Answer post(String path, String body) throws Exception {
    return server.send("POST", path, body);
  }

  private Answer patch(String path, String body) throws Exception {
    return server.send("PATCH", path, body);
  }

  private int delete(String path) throws Exception {
    return server.send("DELETE", path, "").status();
  }
}
