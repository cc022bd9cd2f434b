package io.daybook.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LogReadHttpTest {

  private static final String RUN = "0fd3ad9c-7aa4-4f0e-8b3c-8ed3cd1cbf34";
  private static final String TASK = "6e0b2c9e-8e54-4c11-a5dc-0d7b2d0f2d2e";

  private static ReadServer server;

  @BeforeAll
  static void fourLines() throws Exception {
    server = new ReadServer();
    server.execute("select runs.add_log_week('2026-11-16')");
    line(1, "Begun", 20, "10:00:00", "'" + RUN + "'", "null");
    line(2, "Task says 50% DONE", 30, "10:00:01", "'" + RUN + "'", "'" + TASK + "'");
    line(3, "the same moment", 10, "10:00:01", "'" + RUN + "'", "null");
    line(4, "worker beats", 40, "09:00:00.5", "null", "null");
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{}|4,1,2,3",
        "{\"sort\":\"TIMESTAMP_DESC\"}|3,2,1,4",
        "{\"limit\":2,\"offset\":1}|1,2",
        "{\"limit\":0}|",
        "{\"logs\":{\"level\":{\"ge_\":20,\"le_\":30}}}|1,2",
        "{\"logs\":{\"level\":{}}}|4,1,2,3",
        "{\"logs\":{\"timestamp\":{\"after_\":\"2026-11-22T10:00:01Z\"}}}|2,3",
        "{\"logs\":{\"timestamp\":{\"before_\":\"2026-11-22T10:00:00Z\"}}}|4,1",
        "{\"logs\":{\"flow_run_id\":{\"any_\":[\"0fd3ad9c-7aa4-4f0e-8b3c-8ed3cd1cbf34\"]}}}|1,2,3",
        "{\"logs\":{\"flow_run_id\":{\"any_\":[]}}}|",
        "{\"logs\":{\"task_run_id\":{\"any_\":[\"6e0b2c9e-8e54-4c11-a5dc-0d7b2d0f2d2e\"]}}}|2",
        "{\"logs\":{\"task_run_id\":{\"is_null_\":true}}}|4,1,3",
        "{\"logs\":{\"task_run_id\":{\"is_null_\":false}}}|2",
        "{\"logs\":{\"text\":{\"query\":\"done begun\"}}}|1,2",
        "{\"logs\":{\"text\":{\"query\":\"0% -begun\"}}}|2",
        "{\"logs\":{\"text\":{\"query\":\"+same +moment\"}}}|3",
        "{\"logs\":{\"text\":{\"query\":\"!logger\"}}}|",
        "{\"logs\":{\"text\":{\"query\":\" \"}}}|4,1,2,3",
        "{\"logs\":{\"operator\":\"or_\",\"level\":{\"ge_\":40},\"text\":{\"query\":\"begun\"}}}|4,1",
      })
  void linesAreFilteredSortedAndPaged(String body, String expected) throws Exception {
    Answer answer = server.post("/logs/filter", body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(numbers(answer.json()))
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(",")));
  }

  @Test
  void aLineIsWrittenAsPrefectWritesIt() throws Exception {
    JsonNode line = server.post("/logs/filter", "{\"limit\":1}").json().get(0);

    assertThat(line.propertyNames())
        .containsExactly(
            "id",
            "created",
            "updated",
            "name",
            "level",
            "message",
            "timestamp",
            "flow_run_id",
            "task_run_id");
    assertThat(line.path("timestamp").asString()).isEqualTo("2026-11-22T09:00:00.500000Z");
    assertThat(line.path("level").intValue()).isEqualTo(40);
    assertThat(line.path("flow_run_id").isNull()).isTrue();
  }

  @Test
  void aRunIsDownloadedAsATable() throws Exception {
    server.execute(
        """
        insert into ledger.flow values ('11111111-1111-4111-8111-111111111111', 'f')\
        """);
    server.execute("select runs.add_week('2026-11-16')");
    server.execute(
        """
        insert into runs.flow_run (id, number, begun, flow_id, auto_scheduled, run_count,
          retried_in_process) values ('%s', 1, '2026-11-22T09:00:00Z',
          '11111111-1111-4111-8111-111111111111', false, 0, false)\
        """
            .formatted(RUN));
    server.execute(
        """
        insert into runs.event values (1, '2026-11-22T09:00:00Z', '%s', 'FlowRun', 0,
          gen_random_uuid(), 'FlowRunCreated', 1, '{"name": "a b"}', '{}', now())\
        """
            .formatted(RUN));

    String table = server.text("/flow_runs/" + RUN + "/logs/download");

    assertThat(table.lines())
        .containsExactly(
            "timestamp,level,flow_run_id,task_run_id,message",
            "2026-11-22 10:00:00+00:00,20," + RUN + ",,Begun",
            "2026-11-22 10:00:01+00:00,30," + RUN + "," + TASK + ",Task says 50% DONE",
            "2026-11-22 10:00:01+00:00,10," + RUN + ",,the same moment");
    assertThat(server.get("/flow_runs/" + TASK + "/logs/download").json().toString())
        .isEqualTo("{\"detail\":\"Flow run not found\"}");
  }

  @Test
  void wrongQuestionsAreRefused() throws Exception {
    assertThat(server.post("/logs/filter", "{\"sort\":\"UP\"}").json().toString())
        .contains("\"enum\"");
    assertThat(server.post("/logs/filter", "{\"logs\":{\"bogus\":1}}").json().toString())
        .contains("extra_forbidden");
    assertThat(server.post("/logs/filter", "{\"limit\":201}").status()).isEqualTo(422);
    assertThat(server.post("/logs/filter", "{\"logs\":{\"text\":{}}}").json().toString())
        .contains("missing");
  }

  private static void line(int n, String text, int level, String time, String run, String task)
      throws Exception {
    server.execute(
        """
        insert into runs.log values ('2026-11-22T12:00:00Z', %1$d,
          '00000000-0000-4000-8000-00000000000%1$d', 'a.logger', %2$d, '%3$s',
          '2026-11-22T%4$sZ', %5$s, %6$s)\
        """
            .formatted(n, level, text, time, run, task));
  }

  private static List<String> numbers(JsonNode lines) {
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> line.path("id").asString())
        .map(id -> id.substring(id.length() - 1))
        .toList();
  }
}
