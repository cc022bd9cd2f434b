package io.daybook.command.dispatch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.TestDatabase;
import io.daybook.embedded.EmbeddedPostgres;
import io.daybook.embedded.PostgresOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL is killed, or hangs, in the midst of commands: they are answered 503, never 500, which
 * no client tries again; and they are written whole or not at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostDatabaseTest {

  private EmbeddedPostgres postgres;
  private PostgresGate gate;
  private CommandServer server;
  private String deployment;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    postgres = EmbeddedPostgres.start(PostgresOptions.in(data), death -> {});
    var address = postgres.address();
    gate = new PostgresGate(address.jdbcUrl());
    server =
        CommandServer.on(
            new TestDatabase(gate.jdbcUrl(address.jdbcUrl()), address.user(), address.password()),
            "daybook.postgres.statement-timeout=3s",
            "daybook.postgres.connection-timeout=1s");
    String flow = id(server.send("POST", "/flows/", "{\"name\":\"f\"}"));
    deployment =
        id(server.send("POST", "/deployments/", "{\"name\":\"d\",\"flow_id\":\"" + flow + "\"}"));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    gate.close();
    postgres.close();
  }

  @Test
  void aCommandWhoseDatabaseIsKilledAtAnyOfItsStepsIsAnswered503() throws Exception {
    int step = 0;
    Answer answer;
    do {
      step++;
      long before = events();
      gate.before(step, this::kill);
      answer = patch("killed at " + step);
      if (gate.disarm()) { // else there were no more steps
        postgres.restart();
      }
      if (answer.status() != 204) {
        assertUnavailable(answer, "step " + step);
        assertThat(events()).as("step %d", step).isEqualTo(before);
      }
      awaitWrites("after " + step);
    } while (answer.status() != 204);

    assertThat(step).isGreaterThan(5);
  }

  private static void assertUnavailable(Answer answer, String when) {
    assertThat(answer.status()).as("%s: %s", when, answer.body()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"exception_message\":\"Service Unavailable\"}");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void aDatabaseThatHangsIsNotWaitedForForEver() throws Exception {
    awaitWrites("before");
    gate.before(2, () -> signal("STOP"));
    Answer hanging = patch("while it hangs");
    Answer next = patch("while it still hangs");
    signal("CONT");

    assertThat(gate.disarm()).isTrue();
    assertThat(List.of(hanging.status(), next.status())).containsOnly(503);
    awaitWrites("after");
  }

  @Test
  void readinessSaysWhichServerHangsAndHealthStaysWhatItIs() throws Exception {
    awaitReadiness(200, "OK");
    signal("STOP");
    awaitReadiness(503, "PostgreSQL is not available");
    assertThat(server.send("GET", "/health", "").body()).isEqualTo("true");
    signal("CONT");
    awaitReadiness(200, "OK");
  }

  private void awaitReadiness(int status, String message) {
    await()
        .atMost(60, SECONDS)
        .untilAsserted(() -> {
          Answer ready = server.send("GET", "/ready", "");
          assertThat(ready.body()).isEqualTo("{\"message\":\"" + message + "\"}");
          assertThat(ready.status()).isEqualTo(status);
        });
  }

  @Test
  void noStatementTakesLongerThanIsSet() throws Exception {
    awaitWrites("first");
    try (Connection holder = postgres.address().connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table ledger.event in access exclusive mode");
      assertThat(patch("while it is locked").status()).isEqualTo(503);
    }
    awaitWrites("last");
  }

  private Answer patch(String description) throws Exception {
    String body = "{\"description\":\"" + description + "\"}";
    return server.send("PATCH", "/deployments/" + deployment, body);
  }

  private void awaitWrites(String description) {
    await()
        .atMost(60, SECONDS)
        .until(
            () -> patch(description).status(),
            status -> {
              assertThat(status).isIn(204, 503);
              return status == 204;
            });
  }

  private long events() throws SQLException {
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from ledger.event")) {
      count.next();
      return count.getLong(1);
    }
  }

  private void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private List<ProcessHandle> processes() {
    ProcessHandle postmaster = postgres.process();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  private void signal(String name) {
    for (ProcessHandle process : processes()) {
      try {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String id(Answer answer) {
    return answer.json().get("id").stringValue();
  }
}
