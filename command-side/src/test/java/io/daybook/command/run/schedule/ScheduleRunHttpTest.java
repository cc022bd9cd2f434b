package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.wire.Json;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ScheduleRunHttpTest {

  private static final String TWO_HOURS =
      """
      {"start_time": "2030-01-01T00:30:00Z", "end_time": "2030-01-01T02:30:00Z"}\
      """;

  private final CommandServer server = CommandServer.start();
  private final SchedulingServer scheduling = new SchedulingServer(server);
  private final ScheduledRows rows = ScheduledRows.of(server.database());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void makesTheRunsOfAWindowOnce() throws IOException, InterruptedException {
    String id = scheduling.deployment("d", SchedulingServer.HOURLY);

    Answer answer = scheduling.schedule(id, TWO_HOURS);
    scheduling.schedule(id, TWO_HOURS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("null");
    assertThat(rows.dates(id)).containsExactly("2030-01-01T01:00:00Z", "2030-01-01T02:00:00Z");
  }

  @Test
  void makesThemAsThePrefectsSchedulerDoes() throws IOException, InterruptedException {
    String id = scheduling.deployment("d", SchedulingServer.HOURLY, ", \"version\": \"v1\"");

    scheduling.schedule(id, TWO_HOURS);

    JsonNode run = Json.parse(rows.payloads().getFirst());
    String schedule = run.at("/created_by/id").asString();
    assertThat(run.path("name").asString()).matches("[a-z]+-[a-z]+");
    assertThat(run.path("idempotency_key").asString())
        .isEqualTo("scheduled " + id + " " + schedule + " 2030-01-01 01:00:00+00:00");
    assertThat(run.path("tags").toString()).isEqualTo("[\"auto-scheduled\",\"blue\"]");
    assertThat(run.path("parameters").toString()).isEqualTo("{\"a\":1,\"b\":3}");
    assertThat(run.at("/labels/prefect.deployment.id").asString()).isEqualTo(id);
    assertThat(run.at("/deployment/version").asString()).isEqualTo("v1");
    assertThat(run.path("auto_scheduled").asBoolean()).isTrue();
    assertThat(run.at("/created_by/type").asString()).isEqualTo("SCHEDULE");
    assertThat(run.at("/created_by/display_value").asString()).isEqualTo("hourly");
    assertThat(run.at("/state/type").asString()).isEqualTo("SCHEDULED");
    assertThat(run.at("/state/name").asString()).isEqualTo("Scheduled");
    assertThat(run.at("/state/message").asString()).isEqualTo("Flow run scheduled");
    assertThat(run.at("/state/details/scheduled_time").asString())
        .isEqualTo("2030-01-01T01:00:00Z");
    assertThat(run.at("/times/expected_start").asString()).isEqualTo("2030-01-01T01:00:00Z");
    assertThat(UUID.fromString(run.path("flow_run_id").asString()).version()).isEqualTo(7);
    assertThat(UUID.fromString(run.at("/state/id").asString()).version()).isEqualTo(7);
  }

  @Test
  void takesTheSchedulersDefaultsAndIgnoresAPause() throws IOException, InterruptedException {
    String id = scheduling.deployment("d", SchedulingServer.HOURLY, ", \"paused\": true");

    Answer answer = scheduling.schedule(id, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(rows.count(id)).isEqualTo(3);
  }

  @Test
  void makesTenThousandRunsAtOnceAtTheMost() throws IOException, InterruptedException {
    String eachSecond =
        "{\"schedule\": {\"interval\": 1, \"anchor_date\": \"2026-01-01T00:00:00Z\"}}";
    String id = scheduling.deployment("d", String.join(",", Collections.nCopies(12, eachSecond)));
    String wanted =
        "{\"start_time\": \"2030-01-01T00:00:00Z\", \"min_runs\": 900, \"max_runs\": 900}";

    scheduling.schedule(id, wanted);
    assertThat(rows.count(id)).isEqualTo(10_000);
    scheduling.schedule(id, wanted);
    assertThat(rows.count(id)).isEqualTo(12 * 900);
  }

  @Test
  void makesLargeRunsAFewAtATimeThatAreDueFirst() throws IOException, InterruptedException {
    String id =
        scheduling.deployment(
            "d",
            SchedulingServer.eachMinute(SchedulingServer.LARGE)
                + ","
                + SchedulingServer.eachMinute("{}"));
    String wanted =
        "{\"start_time\": \"2030-01-01T00:00:00Z\", \"min_runs\": 35, \"max_runs\": 35}";

    assertThat(scheduling.schedule(id, wanted).status()).isEqualTo(200);
    assertThat(rows.count(id)).isEqualTo(32 + 35);
    scheduling.schedule(id, wanted);

    assertThat(rows.count(id)).isEqualTo(35 + 35);
    assertThat(rows.together()).containsExactly(32L + 35, 3L);
    assertThat(rows.payloads().getLast()).contains("\"x\":", "\"a\":1");
  }

  @Test
  void obeysTheNumbersOfRuns() throws IOException, InterruptedException {
    String id = scheduling.deployment("d", SchedulingServer.HOURLY);

    scheduling.schedule(id, "{\"min_runs\": 5, \"min_time\": 0, \"max_runs\": 20}");
    assertThat(rows.count(id)).isEqualTo(5);
    scheduling.schedule(id, "{\"min_runs\": 50, \"max_runs\": 8}");
    assertThat(rows.count(id)).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'rrule': 'DTSTART:20270503\\nRRULE:FREQ=DAILY;COUNT=2'} | 2027-05-03T00:00:00Z |"
            + " 2027-05-04T00:00:00Z",
        "{'rrule': 'RDATE:20270504T120000Z,20270505'} | 2027-05-04T12:00:00Z |"
            + " 2027-05-05T00:00:00Z",
        "{'rrule': 'RRULE:FREQ=YEARLY;BYEASTER=37,38'} | 2027-05-04T00:00:00Z |"
            + " 2027-05-05T00:00:00Z",
        "{'cron': '30 2 5,6 * *', 'timezone': ''} | 2027-05-05T02:30:00Z | 2027-05-06T02:30:00Z"
      })
  void makesThoseThatPrefectMakes(String schedule, String first, String second)
      throws IOException, InterruptedException {
    String id = scheduling.deployment("d", "{\"schedule\": " + schedule.replace('\'', '"') + "}");

    scheduling.schedule(
        id,
        """
        {"start_time": "2027-05-03T00:00:00Z", "end_time": "2027-05-10T00:00:00Z", "min_runs": 10}\
        """);

    assertThat(rows.dates(id)).containsExactly(first, second);
  }

  @Test
  void makesNoneOfASchedulethatIsNotActive() throws IOException, InterruptedException {
    String id =
        scheduling.deployment("d", "{\"schedule\": {\"cron\": \"0 * * * *\"}, \"active\": false}");

    scheduling.schedule(id, "{}");

    assertThat(rows.count(id)).isZero();
  }

  @Test
  void answersNullForADeploymentThatIsNotThere() throws IOException, InterruptedException {
    Answer answer = scheduling.schedule(UUID.randomUUID().toString(), "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("null");
  }

  @Test
  void refusesWhatIsNoTime() throws IOException, InterruptedException {
    Answer answer = scheduling.schedule(UUID.randomUUID().toString(), "{\"start_time\": \"soon\"}");

    assertThat(answer.status()).isEqualTo(422);
  }
}
