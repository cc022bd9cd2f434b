package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.timezone.OlderZones;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Schedule;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.io.IOException;
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

  /** After all recorded windows: rules of minutes without a start begin then. */
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-11-20T00:00:00Z"), ZoneOffset.UTC);

  private static final ZoneDatabase ZONES = ZoneDatabase.shipped();

  private final ScheduleType type = new ScheduleType(ZONES, LATER);

  @ParameterizedTest
  @CsvSource({"schedules.jsonl, 281", "schedules-zones.jsonl, 275", "schedules-odd.jsonl, 300"})
  void areThoseThatTheReferenceMadeOfRecordedSchedules(String file, int least) throws IOException {
    List<String> differing = new ArrayList<>();
    int recorded = 0;
    for (JsonNode row : RecordedSchedules.in(file)) {
      if (row.at("/expect/status").asString().equals("200")) {
        recorded++;
        List<Instant> dates = in(RecordedSchedules.window(row), of(row.path("schedule")));
        if (!dates.equals(RecordedSchedules.runs(row))) {
          differing.add(row.path("id").asString() + " " + dates);
        }
      }
    }

    assertThat(recorded).isGreaterThanOrEqualTo(least);
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
        "0 0 8,1 * fri#2 | 2026-12-11T00:00:00Z",
        // The 31st that February lacks leads past the first of March.
        "0 0 1,16,31 2,3 * | 2027-02-01T00:00:00Z",
        "0 0 29 2 * | 2028-02-29T00:00:00Z"
      })
  void followCroniterInItsOwnWays(String cron, String first) {
    ScheduleWindow window = window(LATER.instant(), Duration.ofDays(4000), 1);

    assertThat(in(window, new Schedule.Cron(cron, "UTC", true)))
        .containsExactly(Instant.parse(first));
  }

  @Test
  void passOverDaysAfterAMonthThatIsTooShort() {
    ScheduleWindow window = window(Instant.parse("2026-02-17T00:00:00Z"), Duration.ofDays(60), 1);

    assertThat(in(window, new Schedule.Cron("0 0 1,16,31 * *", "UTC", true)))
        .containsExactly(Instant.parse("2026-03-16T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=HOURLY;BYWEEKNO=54",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=DAILY;UNTIL=20210101T000000",
        "FREQ=SECONDLY;COUNT=99999999",
        "FREQ=DAILY;BYSETPOS=366",
        "FREQ=DAILY\nEXRULE:FREQ=DAILY"
      })
  void endWhereARuleNeverComes(String rule) {
    Schedule schedule = new Schedule.RRule("DTSTART:20200101T000000\nRRULE:" + rule, "UTC");

    assertThat(in(window(LATER.instant(), Duration.ofDays(100), 100), schedule)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY\nEXRULE:FREQ=SECONDLY",
        "FREQ=SECONDLY;INTERVAL=3\nEXRULE:FREQ=MINUTELY;BYSECOND=0,3,6,9,12,15,18,21,24,27,30,33,"
            + "36,39,42,45,48,51,54,57"
      })
  void areGivenUpWhereEveryTimeIsExcluded(String rule) {
    FoundDates found = found("DTSTART:20200101T000000\nRRULE:" + rule, Duration.ofDays(100));

    assertThat(found.isGivenUp()).isTrue();
    assertThat(found.dates()).isEmpty();
  }

  @Test
  void areGivenUpWhereAWindowIsLongerThanAllSteps() {
    String never = "DTSTART:20200101T000000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30";

    assertThat(found(never, Duration.ofDays(365 * 7900)).isGivenUp()).isTrue();
    assertThat(found(never, Duration.ofDays(100)).isGivenUp()).isFalse();
  }

  @Test
  void areThoseBeforeARuleIsGivenUp() {
    String rule =
        "DTSTART:20200101T000000\nRRULE:FREQ=SECONDLY\nEXRULE:FREQ=SECONDLY;BYSECOND=1,2,3,4,5";

    FoundDates found =
        new ScheduleDates(ZONES, LATER, 60)
            .in(window(LATER.instant(), Duration.ofDays(1), 100), new Schedule.RRule(rule, "UTC"));

    assertThat(found.isGivenUp()).isTrue();
    assertThat(found.dates()).startsWith(LATER.instant()).hasSizeLessThan(60);
  }

  @Test
  void arePassedOverByTheDayWhereTheyAreCounted() {
    String from1900 = "DTSTART:19000101T000000\nRRULE:FREQ=SECONDLY;COUNT=";

    assertThat(found(from1900 + "999999999", Duration.ofDays(100)))
        .isEqualTo(new FoundDates(List.of(), false));
    assertThat(found(from1900 + "4004121605", Duration.ofDays(100)))
        .isEqualTo(
            new FoundDates(
                List.of(
                    LATER.instant(),
                    LATER.instant().plusSeconds(1),
                    LATER.instant().plusSeconds(2),
                    LATER.instant().plusSeconds(3),
                    LATER.instant().plusSeconds(4)),
                false));
  }

  @Test
  void goOnWhereTheClockIsMovedTheOtherWay() {
    // Ramadan: the hour after the one that comes twice is taken for it, and is none of its own.
    Schedule schedule =
        new Schedule.RRule(
            "DTSTART:20240309T000000\nRRULE:FREQ=MINUTELY;INTERVAL=45", "Africa/Casablanca");
    Instant start = Instant.parse("2024-03-10T00:30:00Z");
    ScheduleWindow window =
        new ScheduleWindow(start, start.plus(Duration.ofHours(5)), Duration.ZERO, 100, 100);

    assertThat(in(window, schedule))
        .extracting(Instant::toString)
        .containsExactly(
            "2024-03-10T00:30:00Z",
            "2024-03-10T01:15:00Z",
            "2024-03-10T02:00:00Z",
            "2024-03-10T02:45:00Z",
            "2024-03-10T04:30:00Z",
            "2024-03-10T05:15:00Z");
  }

  @Test
  void followTheReleaseOfTheTzDatabase() throws IOException {
    JsonNode row =
        RecordedSchedules.rows("schedules-zones.jsonl").stream()
            .filter(r -> r.has("tzdata"))
            .findAny()
            .orElseThrow();
    ScheduleWindow window = RecordedSchedules.window(row);
    Schedule schedule = of(row.path("schedule"));
    ScheduleDates older = new ScheduleDates(ZoneDatabase.at(OlderZones.FOLDER), LATER);

    assertThat(older.in(window, schedule).dates()).isEqualTo(RecordedSchedules.runs(row));
    assertThat(in(window, schedule))
        .startsWith(RecordedSchedules.runs(row).getFirst())
        .endsWith(Instant.parse("2031-12-31T06:00:00Z"));
  }

  @Test
  void endWhereNoDayIsEverAsked() {
    ScheduleWindow window = window(LATER.instant(), Duration.ofDays(100), 100);

    assertThat(in(window, new Schedule.Cron("0 0 30 2 *", "UTC", false))).isEmpty();
  }

  @Test
  void areFewWhereTheClockShowsMillionsOfTimesTwice() {
    ScheduleWindow window = window(Instant.parse("2026-10-25T01:00:00Z"), Duration.ofDays(1), 100);
    Schedule micros =
        new Schedule.Interval(
            Duration.ofNanos(1000), Instant.EPOCH.atOffset(ZoneOffset.UTC), "Europe/Berlin");

    assertThat(in(window, micros)).hasSizeLessThanOrEqualTo(100);
  }

  private static FoundDates found(String rules, Duration length) {
    return new ScheduleDates(ZONES, LATER)
        .in(window(LATER.instant(), length, 100), new Schedule.RRule(rules, "UTC"));
  }

  private List<Instant> fromNow(String schedule) {
    return in(window(LATER.instant(), Duration.ofDays(100), 100), of(Json.parse(schedule)));
  }

  private Schedule of(JsonNode schedule) {
    return Objects.requireNonNull(JsonBody.of(schedule).read(type));
  }

  private static ScheduleWindow window(Instant start, Duration length, int maxRuns) {
    return new ScheduleWindow(start, start.plus(length), Duration.ofHours(1), 3, maxRuns);
  }

  private static List<Instant> in(ScheduleWindow window, Schedule schedule) {
    return new ScheduleDates(ZONES, LATER).in(window, schedule).dates();
  }
}
