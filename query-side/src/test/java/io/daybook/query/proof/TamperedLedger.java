package io.daybook.query.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.wire.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Twelve records that are put back as they were after each test, and a server that reads them. */
final class TamperedLedger implements AutoCloseable {

  static final String HISTORY = "/deployments/history";

  private final ReadServer server = new ReadServer();

  TamperedLedger() throws SQLException {
    for (int i = 1; i <= 12; i += 2) {
      server.append(flow("flow-" + i), flow("flow-ö-" + (i + 1)));
    }
    server.execute(
        "create table public.event as table ledger.event;"
            + " create table public.head as table ledger.head");
  }

  static FlowCreated flow(String name) {
    return new FlowCreated(UUID.randomUUID(), name, List.of(), null);
  }

  ReadServer server() {
    return server;
  }

  void restore() throws SQLException {
    server.execute(
        "truncate ledger.event, ledger.head;"
            + " insert into ledger.event table public.event;"
            + " insert into ledger.head table public.head");
  }

  void tamper(String sql) throws SQLException {
    server.execute(sql);
  }

  JsonNode get(String path) throws Exception {
    Answer answer = server.get(HISTORY + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  /** A checkpoint of a record as it was first written. */
  String checkpoint(int position) throws Exception {
    for (String line : server.text(HISTORY + "/ledger").lines().toList()) {
      JsonNode row = Json.parse(line);
      if (row.get("position").intValue() == position) {
        return position + ":" + row.get("hash").stringValue();
      }
    }
    throw new IllegalArgumentException("no record " + position);
  }

  /** What is wrong, as {@code CHANGED 5} or {@code MISSING 4-6}. */
  List<String> verify(String... checkpoints) throws Exception {
    String query = "?checkpoint=" + String.join("&checkpoint=", checkpoints);
    JsonNode answer = get("/verify" + (checkpoints.length == 0 ? "" : query));
    List<String> problems = problems(answer);
    assertThat(answer.get("verified").booleanValue()).isEqualTo(problems.isEmpty());
    assertThat(answer.get("problem_count").intValue()).isEqualTo(problems.size());
    return problems;
  }

  static List<String> problems(JsonNode answer) {
    return StreamSupport.stream(answer.get("problems").spliterator(), false)
        .map(TamperedLedger::problem)
        .toList();
  }

  private static String problem(JsonNode problem) {
    int position = problem.get("position").intValue();
    int through = problem.get("through").intValue();
    String range = through == position ? "" : "-" + through;
    return problem.get("kind").stringValue() + " " + position + range;
  }

  @Override
  public void close() throws SQLException {
    server.close();
  }
}
