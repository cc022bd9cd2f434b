package io.daybook.command.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of many who delete the same thing at once, one does. */
@TestInstance(Lifecycle.PER_CLASS)
class DeleteRaceTest {

  private static final int MANY = 8;

  private CommandServer server;
  private JdbcClient jdbc;

  @BeforeAll
  void start() {
    server = CommandServer.start();
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(
                server.database().jdbcUrl(),
                server.database().user(),
                server.database().password()));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @RepeatedTest(3)
  void itIsDeletedOnce() throws Exception {
    String name = UUID.randomUUID().toString();
    String flow = created("/flows/", "{\"name\": \"%s\"}".formatted(name));
    created("/work_pools/", "{\"name\": \"%s\", \"type\": \"process\"}".formatted(name));
    String limit =
        created("/v2/concurrency_limits/", "{\"name\": \"%s\", \"limit\": 1}".formatted(name));
    String deployment =
        created(
            "/deployments/",
            """
            {"name": "d", "flow_id": "%s", "work_pool_name": "%s", "concurrency_limit": 1}\
            """
                .formatted(flow, name));

    for (String path :
        List.of(
            "/deployments/" + deployment,
            "/flows/" + flow,
            "/work_pools/" + name,
            "/v2/concurrency_limits/" + limit)) {
      assertThat(deleted(path)).as(path).containsOnlyOnce(204).containsOnly(204, 404);
    }
    assertThat(
            jdbc.sql(
                    "select count(*) from (select from ledger.event"
                        + " where event_name like '%Deleted' group by aggregate_id"
                        + " having count(*) > 1) twice")
                .query(Long.class)
                .single())
        .isZero();
  }

  private List<Integer> deleted(String path) throws Exception {
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService all = Executors.newFixedThreadPool(MANY)) {
      for (int i = 0; i < MANY; i++) {
        answers.add(all.submit(() -> server.send("DELETE", path, "").status()));
      }
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    return statuses;
  }

  private String created(String path, String body) throws Exception {
    return server.send("POST", path, body).json().path("id").asString();
  }
}
