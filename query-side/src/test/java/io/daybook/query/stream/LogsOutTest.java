package io.daybook.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.TestSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LogsOutTest {

  private static ReadServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new ReadServer();
    server.execute("select runs.add_log_week('2026-11-16')");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void theLinesOfARunAreToldInTheirOrderWhenTheyAreCommitted() throws Exception {
    UUID run = UUID.randomUUID();
    try (TestSocket client = server.socket("/logs/out");
        Connection late = server.connect();
        Connection early = server.connect()) {
      client.say(
          """
          {"type": "filter", "filter": {"flow_run_id": {"any_": ["%s"]}}}\
          """
              .formatted(run));
      client.awaitRead();
      late.setAutoCommit(false);
      write(late, 1, run);
      write(early, 2, run);
      write(early, 3, UUID.randomUUID());
      late.commit();
      write(early, 4, run);

      assertThat(message(client)).isEqualTo("line 1");
      assertThat(message(client)).isEqualTo("line 2");
      assertThat(message(client)).isEqualTo("line 4");
    }
  }

  private static String message(TestSocket client) throws InterruptedException {
    JsonNode frame = client.next();
    assertThat(frame.path("type").asString()).isEqualTo("log");
    return frame.at("/log/message").asString();
  }

  private static void write(Connection connection, int n, UUID run) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into runs.log values ('2026-11-22T12:00:00Z', %d, gen_random_uuid(), 'a', 20,
            'line %d', '2026-11-22T12:00:00Z', '%s', null)\
          """
              .formatted(n, n, run));
    }
  }
}
