package io.daybook.command.timezone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code datetime.replace(tzinfo=dateutil.tz.gettz(zone))} is in UTC. */
class DateutilClockTest {

  private static final ZoneDatabase ZONES = ZoneDatabase.shipped();

  @ParameterizedTest
  @CsvSource({
    // Daylight time is ahead: a skipped time comes earlier, one of two is the first.
    "Europe/Berlin, 2024-03-31T01:59, 2024-03-31T00:59:00Z",
    "Europe/Berlin, 2024-03-31T02:30, 2024-03-31T00:30:00Z",
    "Europe/Berlin, 2024-03-31T03:00, 2024-03-31T01:00:00Z",
    "Europe/Berlin, 2024-10-27T02:30, 2024-10-27T00:30:00Z",
    "Europe/Berlin, 2024-10-27T03:00, 2024-10-27T02:00:00Z",
    // It is behind: the hour after the one that comes twice is taken for it.
    "Africa/Casablanca, 2024-03-10T01:59, 2024-03-10T00:59:00Z",
    "Africa/Casablanca, 2024-03-10T02:30, 2024-03-10T01:30:00Z",
    "Africa/Casablanca, 2024-03-10T03:30, 2024-03-10T02:30:00Z",
    "Africa/Casablanca, 2024-03-10T04:00, 2024-03-10T04:00:00Z",
    // And a skipped time comes later.
    "Africa/Casablanca, 2024-04-14T01:59, 2024-04-14T01:59:00Z",
    "Africa/Casablanca, 2024-04-14T02:30, 2024-04-14T02:30:00Z",
    "Africa/Casablanca, 2024-04-14T03:00, 2024-04-14T02:00:00Z",
    "Europe/Dublin, 2024-10-27T01:30, 2024-10-27T00:30:00Z",
    "Europe/Dublin, 2024-10-27T02:30, 2024-10-27T01:30:00Z",
    "Europe/Dublin, 2024-03-31T01:30, 2024-03-31T01:30:00Z",
    // Standard time itself is moved.
    "Asia/Pyongyang, 2018-05-04T23:45, 2018-05-04T15:15:00Z",
    "Europe/Volgograd, 2020-12-27T01:30, 2020-12-26T21:30:00Z",
    "UTC, 2024-03-31T02:30, 2024-03-31T02:30:00Z",
    "America/New_York, 1850-01-01T00:00, 1850-01-01T04:56:02Z"
  })
  void putsTimesWhereDateutilDoes(String zone, LocalDateTime wall, Instant moment) {
    assertThat(ZONES.zone(zone).dateutil(wall)).isEqualTo(moment);
  }

  @Test
  void goesOnWhereTheFilesOfDateutilEnd() {
    assertThat(ZONES.zone("Europe/Berlin").dateutil(LocalDateTime.parse("2060-07-01T12:00")))
        .isEqualTo("2060-07-01T10:00:00Z");
  }
}
