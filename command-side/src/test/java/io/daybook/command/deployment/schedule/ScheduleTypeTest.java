package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Schedule;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTypeTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:07:30Z"), ZoneOffset.UTC);

  private static final ZoneDatabase ZONES = ZoneDatabase.shipped();

  private static Schedule read(String json) {
    return JsonBody.of(Json.parse(json)).read(new ScheduleType(ZONES, CLOCK));
  }

  @Test
  void readsAnIntervalWithItsAnchorAndZone() {
    assertThat(
            read(
                """
                {"interval": "PT2H", "anchor_date": "2023-06-01T08:00:00-04:00", "timezone": "Europe/Rome"}
                """))
        .isEqualTo(
            new Schedule.Interval(
                Duration.ofHours(2),
                OffsetDateTime.parse("2023-06-01T08:00:00-04:00"),
                "Europe/Rome"));
  }

  @Test
  void anchorsAnIntervalNow() {
    assertThat(read("{\"interval\": 3600.5}"))
        .isEqualTo(
            new Schedule.Interval(
                Duration.ofMillis(3_600_500), OffsetDateTime.parse("2026-03-01T10:07:30Z"), "UTC"));
  }

  @Test
  void keepsTheZoneOfACronAsItWasSent() {
    assertThat(read("{\"cron\": \"0 12 * * mon-fri\", \"timezone\": null, \"day_or\": false}"))
        .isEqualTo(new Schedule.Cron("0 12 * * mon-fri", null, false));
  }

  @Test
  void takesAnEmptyZoneOfACron() {
    assertThat(read("{\"cron\": \"30 2 15 * *\", \"timezone\": \"\"}"))
        .isEqualTo(new Schedule.Cron("30 2 15 * *", "", true));
  }

  @Test
  void givesARuleItsStart() {
    assertThat(read("{\"rrule\": \"FREQ=MINUTELY;INTERVAL=5\"}"))
        .isEqualTo(new Schedule.RRule("DTSTART:20260301T100500\nFREQ=MINUTELY;INTERVAL=5", "UTC"));
  }

  @Test
  void countsMinutesByTheClockOfTheZone() {
    assertThat(read("{\"rrule\": \"FREQ=MINUTELY;INTERVAL=30\", \"timezone\": \"Asia/Kolkata\"}"))
        .isEqualTo(
            new Schedule.RRule(
                "DTSTART:20260301T153000\nFREQ=MINUTELY;INTERVAL=30", "Asia/Kolkata"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "EST", "MST7MDT", "ROC", "GMT+0", "Asia/Calcutta"})
  void knowsZonesByAllTheirNames(String zone) {
    assertThat(read("{\"rrule\": \"FREQ=MINUTELY\", \"timezone\": \"" + zone + "\"}"))
        .isInstanceOf(Schedule.RRule.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rrule\": \"%s\"}",
        "{\"cron\": \"%s\"}",
        "{\"cron\": \"@daily\", \"timezone\": \"%s\"}"
      })
  void repeatsNoTextThatIsTooLongInItsMessages(String json) {
    String huge = "x".repeat(3_000_000);

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> read(json.formatted(huge)))
        .satisfies(e ->
            assertThat(e.error().body().findValuesAsString("msg"))
                .hasSizeGreaterThan(3)
                .allSatisfy(message -> assertThat(message).hasSizeLessThan(200)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "5",
        "{\"interval\": 0}",
        "{\"interval\": -60}",
        "{\"interval\": 60, \"cron\": \"@daily\"}",
        "{\"interval\": 60, \"timezone\": \"Mars/Phobos\"}",
        "{\"interval\": 60, \"timezone\": \"\"}",
        "{\"cron\": \"bad\"}",
        "{\"cron\": \"H * * * *\"}",
        "{\"cron\": \"0 0 * * *\", \"foo\": 1}",
        "{\"cron\": \"0 0 31 2 *\", \"day_or\": false}",
        "{\"cron\": \"0 0 31 2 mon\"}",
        "{\"cron\": \"0 0 1 * fri#2\"}",
        "{\"cron\": \"0 0 * * *\", \"timezone\": \"europe/berlin\"}",
        "{\"cron\": \"0 0 * * *\", \"timezone\": \"localtime\"}",
        "{\"rrule\": \"FREQ=DAILY\", \"timezone\": \"\"}",
        "{\"rrule\": \"FREQ=DAILY\", \"timezone\": null}",
        "{\"rrule\": \"nonsense\"}"
      })
  void refusesOtherSchedules(String json) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> read(json))
        .satisfies(e -> assertThat(e.error().status()).isEqualTo(422));
  }
}
