package io.daybook.query.deployment;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkQueueRef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A server with five deployments of two flows, two of them in pools, each appended by itself. */
final class FiveDeployments implements AutoCloseable {
  static final FlowCreated ABLE = Events.flow("\u00c4ble");
  static final FlowCreated BAKER = Events.flow("baker");

  /** The filter that finds them, whatever else a test writes. */
  static final String FIXED = "\"flows\":{\"name\":{\"any_\":[\"\u00c4ble\",\"baker\"]}}";

  private final ReadServer server = new ReadServer();

  FiveDeployments() throws Exception {
    DeploymentCreated two = Events.deployment(ABLE, "two", "red");
    DeploymentCreated one = Events.deployment(BAKER, "one", "red");
    server.append(BAKER, ABLE);
    server.append(Events.deployment(BAKER, "four"));
    server.append(two);
    server.append(one);
    server.append(Events.deployment(ABLE, "three"));
    server.append(Events.deployment(BAKER, "five"));
    moveTo("zoo", two);
    moveTo("\u00e4pool", one);
    ask("filter", ""); // what is kept in memory is there then
  }

  private void moveTo(String name, DeploymentCreated deployment) throws SQLException {
    UUID queue = UUID.randomUUID();
    WorkPoolCreated pool = Events.pool(name, queue);
    server.append(pool, Events.queue(pool, queue, "default"));
    server.append(
        new DeploymentWorkQueueChanged(
            deployment.deploymentId(),
            new WorkQueueRef(queue, pool.poolId(), name, "process"),
            null));
  }

  void append(LedgerEvent... events) throws SQLException {
    server.append(events);
  }

  /**
   * @param path below {@code /deployments}
   * @param members of the body
   */
  Answer ask(String path, String members) throws Exception {
    return server.post("/deployments/" + path, "{" + members + "}");
  }

  /** A list of the five. */
  JsonNode list(String members) throws Exception {
    return ask("filter", FIXED + "," + members).json();
  }

  /** Of the last event so far. */
  long position() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select position from ledger.head")) {
      row.next();
      return row.getLong(1);
    }
  }

  static List<String> names(JsonNode rows) {
    return rows.valueStream().map(row -> row.path("name").stringValue()).toList();
  }

  @Override
  public void close() throws SQLException {
    server.close();
  }
}
