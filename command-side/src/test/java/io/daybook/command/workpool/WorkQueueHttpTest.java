package io.daybook.command.workpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePriorityChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueTouched;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkQueueHttpTest {

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
  void aQueueIsCreatedNotReadyEvenIfPaused() throws Exception {
    pool("a");
    Answer answer =
        post(
            "/work_pools/a/queues",
            "{\"name\":\"q\",\"is_paused\":true,\"concurrency_limit\":2,\"filter\":{\"tags\":[\"t\"]}}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().propertyNames())
        .containsExactly(
            "id",
            "created",
            "updated",
            "name",
            "description",
            "is_paused",
            "concurrency_limit",
            "priority",
            "work_pool_id",
            "filter",
            "last_polled",
            "work_pool_name",
            "status",
            "active_slots");
    assertThat(answer.body())
        .contains(
            "\"description\":\"\",\"is_paused\":true,\"concurrency_limit\":2,\"priority\":2",
            "\"filter\":{\"tags\":[\"t\"],\"deployment_ids\":null}",
            "\"status\":\"NOT_READY\",\"active_slots\":0");
  }

  @Test
  void queuesThatAreNotThereAreNotFoundInTheWordsOfTheirRoute() throws Exception {
    pool("b");
    String nobody = "00000000-0000-4000-8000-000000000001";
    assertThat(detail("PATCH", "/work_pools/b/queues/x", "{}"))
        .isEqualTo("Work pool queue 'b/x' not found.");
    assertThat(detail("DELETE", "/work_pools/none/queues/x", ""))
        .isEqualTo("Work pool \"none\" not found.");
    assertThat(detail("PATCH", "/work_queues/" + nobody, "{}"))
        .isEqualTo("Work Queue " + nobody + " not found");
    assertThat(detail("DELETE", "/work_queues/" + nobody, "")).isEqualTo("work queue not found");
    assertThat(detail("DELETE", "/work_queues/x", "")).isEqualTo("Not Found");
  }

  @Test
  void takenNamesAreConflictsInTheWordsOfTheirRoute() throws Exception {
    pool("c");
    queue("c", "q");
    assertThat(detail("POST", "/work_pools/c/queues", "{\"name\":\"default\"}"))
        .isEqualTo("A work queue with this name already exists in work pool {work_pool_name!r}.");
    assertThat(detail("PATCH", "/work_pools/c/queues/q", "{\"name\":\"default\"}"))
        .startsWith("Data integrity conflict.");
    assertThat(detail("PATCH", "/work_pools/c/queues/q", "{\"priority\":null}"))
        .startsWith("Data integrity conflict.");
  }

  @Test
  void aPriorityMovesOthersInThePoolAndNobodyOnTheOldRoute() throws Exception {
    UUID pool = pool("d");
    UUID queue = queue("d", "q");
    Answer old = patch("/work_queues/" + queue, "{\"priority\":1}");
    assertThat(event(old)).isEqualTo(new WorkQueuePriorityChanged(pool, queue, 1));
    Answer moved = patch("/work_pools/d/queues/q", "{\"priority\":1}");
    assertThat(event(moved)).isInstanceOf(WorkQueuePriorityChanged.class);
  }

  @Test
  void pausingShowsAtOnceAndResumingLooksAtTheLastPoll() throws Exception {
    UUID pool = pool("e");
    UUID queue = queue("e", "q");
    patch("/work_pools/e/queues/q", "{\"is_paused\":true}");
    assertThat(status(queue)).isEqualTo("PAUSED");
    Answer stamped = patch("/work_pools/e/queues/q", "{\"last_polled\":\"2020-01-01\"}");
    assertThat(event(stamped)).isEqualTo(new WorkQueueTouched(pool, queue));
    assertThat(status(queue)).isEqualTo("PAUSED");
    patch("/work_pools/e/queues/q", "{\"is_paused\":false}");
    assertThat(status(queue)).isEqualTo("NOT_READY");
  }

  @Test
  void theFirstAgentQueueNamedDefaultIsThePoolsOwn() throws Exception {
    JsonNode first = post("/work_queues/", "{\"name\":\"default\"}").json();
    assertThat(first.path("work_pool_name").stringValue()).isEqualTo("default-agent-pool");
    assertThat(first.path("description").stringValue()).isEqualTo("The work pool's default queue.");
    assertThat(detail("POST", "/work_queues/", "{\"name\":\"default\"}"))
        .isEqualTo("A work queue with this name already exists.");
    assertThat(post("/work_queues/", "{\"name\":\"other\"}").json().path("priority").intValue())
        .isEqualTo(2);
  }

  @Test
  void aQueueGoesButNotTheDefaultOne() throws Exception {
    pool("f");
    queue("f", "q");
    assertThat(server.send("DELETE", "/work_pools/f/queues/q", "").status()).isEqualTo(204);
    assertThat(server.send("DELETE", "/work_pools/f/queues/default", "").status()).isEqualTo(409);
  }

  @Test
  void badNamesAreRefusedAlsoInAChange() throws Exception {
    pool("g");
    assertThat(post("/work_pools/g/queues", "{\"name\":\"a/b\"}").body())
        .contains("string_pattern_mismatch");
    assertThat(patch("/work_pools/g/queues/default", "{\"name\":\"a%b\"}").status()).isEqualTo(422);
    assertThat(post("/work_pools/g/queues", "{\"name\":\"x\",\"priority\":0}").body())
        .contains("greater_than");
  }

  private UUID pool(String name) throws Exception {
    return id(post("/work_pools/", "{\"name\":\"" + name + "\",\"type\":\"process\"}"));
  }

  private UUID queue(String pool, String name) throws Exception {
    return id(post("/work_pools/" + pool + "/queues", "{\"name\":\"" + name + "\"}"));
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.json().path("id").stringValue());
  }

  private String status(UUID queue) {
    return server
        .bean(JdbcClient.class)
        .sql("select status from activity.work_queue where queue_id = ?")
        .param(queue)
        .query(String.class)
        .single();
  }

  private Object event(Answer answer) {
    return server.bean(EventTable.class).after(answer.position() - 1, 1).getFirst().event();
  }

  private String detail(String method, String path, String body) throws Exception {
    return server.send(method, path, body).json().path("detail").stringValue();
  }

  private Answer post(String path, String body) throws Exception {
    return server.send("POST", path, body);
  }

  private Answer patch(String path, String body) throws Exception {
    return server.send("PATCH", path, body);
  }
}
