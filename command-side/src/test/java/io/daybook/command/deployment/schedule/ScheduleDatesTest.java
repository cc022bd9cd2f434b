package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.Schedule;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ScheduleDatesTest {

  private static final Path RECORDED =
      Path.of(System.getProperty("daybook.root", ".."), "conformance", "schedules.jsonl");

  /** After all recorded windows: rules of minutes without a start begin then. */
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-11-20T00:00:00Z"), ZoneOffset.UTC);

  private final ScheduleType type = new ScheduleType(LATER);

  @Test
  void areThoseThatTheReferenceMadeOfRecordedSchedules() throws IOException {
    List<String> differing = new ArrayList<>();
    int recorded = 0;
    for (String line : Files.readAllLines(RECORDED)) {
      JsonNode row = Json.parse(line);
      JsonNode runs = row.at("/expect/runs");
      if (!runs.isMissingNode()) {
        recorded++;
        List<Instant> dates =
            ScheduleDates.in(window(row.path("window")), of(row.path("schedule")));
        if (!dates.equals(runs.valueStream().map(r -> Instant.parse(r.asString())).toList())) {
          differing.add(row.path("id").asString() + " " + dates);
        }
      }
    }

    assertThat(recorded).isGreaterThan(250);
    assertThat(differing).isEmpty();
  }

  @Test
  void areAsManyAsTheSchedulerWants() {
    assertThat(fromNow("{\"interval\": 3600, \"anchor_date\": \"2026-01-01T00:00:00Z\"}"))
        .hasSize(3);
    assertThat(fromNow("{\"interval\": 60, \"anchor_date\": \"2026-01-01T00:00:00Z\"}"))
        .hasSize(61);
    assertThat(fromNow("{\"interval\": 1, \"anchor_date\": \"2026-01-01T00:00:00Z\"}"))
        .hasSize(100);
    assertThat(fromNow("{\"cron\": \"0 0 1 1 *\"}")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Days of the month are forgotten beside an occurrence of a weekday.
        "0 0 1 * fri#2 | 2026-12-11T00:00:00Z",
        // The 31st that February lacks leads past the first of March.
        "0 0 1,16,31 2,3 * | 2027-02-01T00:00:00Z",
        "0 0 29 2 * | 2028-02-29T00:00:00Z"
      })
  void followCroniterInItsOwnWays(String cron, String first) {
    ScheduleWindow window = window(LATER.instant(), Duration.ofDays(4000), 1);

    assertThat(ScheduleDates.in(window, new Schedule.Cron(cron, "UTC", true)))
        .containsExactly(Instant.parse(first));
  }

  @Test
  void passOverDaysAfterAMonthThatIsTooShort() {
    ScheduleWindow window = window(Instant.parse("2026-02-17T00:00:00Z"), Duration.ofDays(60), 1);

    assertThat(ScheduleDates.in(window, new Schedule.Cron("0 0 1,16,31 * *", "UTC", true)))
        .containsExactly(Instant.parse("2026-03-16T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
        "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=DAILY;UNTIL=20210101T000000",
        "FREQ=SECONDLY;COUNT=999999999",
        "FREQ=DAILY;BYSETPOS=366",
        "FREQ=DAILY\nEXRULE:FREQ=DAILY"
      })
  void endWhereARuleNeverComes(String rule) {
    Schedule schedule = new Schedule.RRule("DTSTART:20200101T000000\nRRULE:" + rule, "UTC");

    assertThat(ScheduleDates.in(window(LATER.instant(), Duration.ofDays(100), 100), schedule))
        .isEmpty();
  }

  @Test
  void endWhereNoDayIsEverAsked() {
    ScheduleWindow window = window(LATER.instant(), Duration.ofDays(100), 100);

    assertThat(ScheduleDates.in(window, new Schedule.Cron("0 0 30 2 *", "UTC", false))).isEmpty();
  }

  @Test
  void areFewWhereTheClockShowsMillionsOfTimesTwice() {
    ScheduleWindow window = window(Instant.parse("2026-10-25T01:00:00Z"), Duration.ofDays(1), 100);
    Schedule micros =
        new Schedule.Interval(
            Duration.ofNanos(1000), Instant.EPOCH.atOffset(ZoneOffset.UTC), "Europe/Berlin");

    assertThat(ScheduleDates.in(window, micros)).hasSizeLessThanOrEqualTo(100);
  }

  private List<Instant> fromNow(String schedule) {
    return ScheduleDates.in(
        window(LATER.instant(), Duration.ofDays(100), 100), of(Json.parse(schedule)));
  }

  private Schedule of(JsonNode schedule) {
    return Objects.requireNonNull(JsonBody.of(schedule).read(type));
  }

  private static ScheduleWindow window(Instant start, Duration length, int maxRuns) {
    return new ScheduleWindow(start, start.plus(length), Duration.ofHours(1), 3, maxRuns);
  }

  private static ScheduleWindow window(JsonNode window) {
    return new ScheduleWindow(
        Instant.parse(window.path("start_time").asString()),
        Instant.parse(window.path("end_time").asString()),
        Duration.ofSeconds(window.path("min_time").asLong(3600)),
        window.path("min_runs").asInt(3),
        window.path("max_runs").asInt(100));
  }
}
