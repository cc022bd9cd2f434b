package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients and operators see while documents that were lost are filled again. */
class LostIndexHttpTest {
  private static final FlowCreated FLOW = Events.flow("etl");
  private static ReadServer server;

  @BeforeAll
  static void start() throws SQLException {
    server = new ReadServer();
    server.append(FLOW, Events.deployment(FLOW, "a"), Events.deployment(FLOW, "b"));
  }

  @AfterAll
  static void stop() throws SQLException {
    server.close();
  }

  private static Answer list(String kind) throws IOException, InterruptedException {
    return server.post("/" + kind + "/filter", "{}");
  }

  private static boolean isReady() throws IOException, InterruptedException {
    return server.get("/ready").status() == 200;
  }

  private static JsonNode deployments() throws IOException, InterruptedException {
    for (JsonNode one : server.get("/projections").json()) {
      if (one.path("name").stringValue().equals("deployments")) {
        return one;
      }
    }
    throw new AssertionError("no projection of deployments");
  }

  @Test
  void whatIsTouchedIsA503ThatSaysWhyAndNothingElse() throws Exception {
    assertThat(list("deployments").json()).hasSize(2);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(LostIndexHttpTest::isReady);
    SearchClient client = server.bean(SearchClient.class);
    try (Connection holder = server.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(hashtext('daybook projection rebuild'))");
      client.delete("/" + client.names().version(Index.DEPLOYMENTS, 1));
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> deployments().path("problem").asString("").contains("is gone"));

      Answer refused = list("deployments");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).hasValue("1");
      assertThat(refused.json().path("exception_message").asString(""))
          .contains("The documents of deployments are being filled again");
      assertThat(list("flows").json()).hasSize(1);
      assertThat(server.post("/deployments/history/filter", "{}").json().path("results"))
          .hasSize(2);
      assertThat(isReady()).isFalse();
      assertThat(deployments().path("state").stringValue()).isIn("LOST", "REFILLING");
      assertThat(deployments().at("/rebuild/requested_at").isString()).isTrue();
      assertThat(server.post("/projections/deployments/rebuild", "").status()).isEqualTo(409);
      holder.rollback();
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> list("deployments").status() == 200);
    assertThat(list("deployments").json()).hasSize(2);
    assertThat(isReady()).isTrue();
    assertThat(deployments().path("state").stringValue()).isEqualTo("RUNNING");
  }
}
