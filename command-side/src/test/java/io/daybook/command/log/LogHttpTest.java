package io.daybook.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogHttpTest {

  private static final String LINE =
      """
      {"name": "prefect.flow_runs", "level": 20, "message": "%s",
       "timestamp": "2026-11-22T10:00:00.123456Z",
       "flow_run_id": "0fd3ad9c-7aa4-4f0e-8b3c-8ed3cd1cbf34"}\
      """;

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
  void linesAreStoredInTheirOrder() throws Exception {
    String body =
        IntStream.range(0, 1000)
            .mapToObj(i -> LINE.formatted("ordered " + i))
            .collect(Collectors.joining(",", "[", "]"));

    Answer answer = post(body);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("null");
    assertThat(messages("message like 'ordered %'"))
        .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "ordered " + i).toList());
  }

  @Test
  void noLinesAreFine() throws Exception {
    assertThat(post("[]").status()).isEqualTo(201);
  }

  @Test
  void aLineWithoutARunIsKeptAndTheLevelMayBeText() throws Exception {
    Answer answer =
        post(
            """
            [{"name": "w", "level": "10", "message": "alone", "timestamp": "2026-11-22 10:00:00",
              "flow_run_id": null, "task_run_id": null}]\
            """);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(messages("message = 'alone' and level = 10 and flow_run_id is null")).hasSize(1);
  }

  @Test
  void whatIsNoListIsRefused() throws Exception {
    Answer answer = post("{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/exception_detail/0/type").asString()).isEqualTo("is_instance_of");
    assertThat(answer.json().at("/exception_detail/0/loc").toString()).isEqualTo("[\"body\"]");
    assertThat(post("").body()).contains("\"missing\"");
  }

  @Test
  void nothingIsStoredWhenOneLineIsWrong() throws Exception {
    Answer answer = post("[" + LINE.formatted("whole") + ",{\"name\":\"x\",\"bogus\":1}]");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("exception_detail").findValuesAsString("type"))
        .containsExactly("missing", "missing", "missing", "extra_forbidden");
    assertThat(answer.json().at("/exception_detail/0/loc").toString())
        .isEqualTo("[\"body\",1,\"level\"]");
    assertThat(messages("message = 'whole'")).isEmpty();
  }

  @Test
  void aCharacterThatCanNotBeStoredCostsOnlyItself() throws Exception {
    assertThat(post("[" + LINE.formatted("a\\u0000b\\ud800c") + "]").status()).isEqualTo(201);

    assertThat(messages("message like 'ab%c'")).containsExactly("ab\ufffdc");
  }

  @Test
  void aWeekIsDroppedWhenAllOfItIsTooOld() throws Exception {
    LogTable table = server.bean(LogTable.class);
    Instant monday = Instant.parse("2020-01-06T00:00:00Z");
    table.addWeek(monday);
    table.addWeek(monday.plus(Duration.ofDays(7)));
    addLine(monday.plus(Duration.ofDays(6)));
    addLine(monday.plus(Duration.ofDays(7)));

    assertThat(table.dropWeeksBefore(monday.plus(Duration.ofDays(7)).minusMillis(1))).isZero();
    assertThat(table.dropWeeksBefore(monday.plus(Duration.ofDays(7)))).isEqualTo(1);
    assertThat(table.dropWeeksBefore(monday.plus(Duration.ofDays(14)))).isEqualTo(1);
    assertThat(table.dropWeeksBefore(monday.plus(Duration.ofDays(14)))).isZero();
    assertThat(post("[" + LINE.formatted("kept") + "]").status()).isEqualTo(201);
  }

  /** A line that arrived at a moment long ago. */
  private void addLine(Instant arrived) throws SQLException {
    try (var connection = server.database().connect();
        var statement =
            connection.prepareStatement(
                "insert into runs.log (arrived, number, id, name, level, message, timestamp) values"
                    + " (?, nextval('runs.log_number'), gen_random_uuid(), 'n', 20, 'm', ?)")) {
      statement.setObject(1, arrived.atOffset(ZoneOffset.UTC));
      statement.setObject(2, arrived.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  private Answer post(String body) throws Exception {
    return server.send("POST", "/logs/", body);
  }

  private List<String> messages(String condition) throws SQLException {
    try (var connection = server.database().connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select message from runs.log where " + condition + " order by number")) {
      List<String> messages = new ArrayList<>();
      while (rows.next()) {
        messages.add(rows.getString(1));
      }
      return messages;
    }
  }
}
