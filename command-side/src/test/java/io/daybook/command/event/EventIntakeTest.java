package io.daybook.command.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.web.budget.Budgets;
import io.daybook.web.budget.ByteBudget;
import io.daybook.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Events that can't be recorded yet hold no more than there is for them, and none is lost. */
class EventIntakeTest {

  private static final int EVENTS = 100;
  private static final int SIZE = 50_000;

  @Test
  void aClientWaitsUntilThereIsRoomForItsEvents() throws Exception {
    try (CommandServer server =
            CommandServer.start(
                "daybook.api.body-budget=32MB", // of which 4 for sockets
                "daybook.ledger.lock-timeout=500ms");
        HttpClient http = HttpClient.newHttpClient();
        Connection holder = server.database().connect();
        Statement statement = holder.createStatement()) {
      ByteBudget budget = server.bean(Budgets.class).sockets();
      holder.setAutoCommit(false);
      statement.execute("lock table runs.head in access exclusive mode");

      WebSocket client =
          http.newWebSocketBuilder()
              .buildAsync(
                  URI.create(server.baseUrl().replace("http", "ws") + "/events/in"),
                  new WebSocket.Listener() {})
              .join();
      Thread sender = Thread.ofVirtual().start(() -> send(client));
      await().atMost(60, SECONDS).until(() -> budget.available() < 1 << 20);
      assertThat(sender.isAlive()).isTrue();

      holder.rollback();
      sender.join();
      await().atMost(120, SECONDS).until(() -> recorded(server), count -> count == EVENTS);
      await().atMost(60, SECONDS).until(() -> budget.available() == budget.size());
      client.abort();
    }
  }

  private static void send(WebSocket client) {
    for (int i = 0; i < EVENTS; i++) {
      client.sendText(event(i).toString(), true).join();
    }
  }

  private static long recorded(CommandServer server) throws SQLException {
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from runs.event")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static ObjectNode event(int number) {
    UUID id = UUID.randomUUID();
    ObjectNode event = Json.object();
    event.put("occurred", "2026-11-22T12:00:00Z").put("event", "prefect.task-run.Running");
    event
        .putObject("resource")
        .put("prefect.resource.id", "prefect.task-run." + id)
        .put("prefect.orchestration", "client");
    event.putArray("related");
    ObjectNode payload = event.putObject("payload");
    payload.putObject("validated_state").put("type", "RUNNING").put("name", "Running");
    payload
        .putObject("task_run")
        .put("task_key", "key")
        .put("dynamic_key", "d" + number)
        .put("name", "x".repeat(SIZE));
    return event.put("id", UUID.randomUUID().toString());
  }
}
