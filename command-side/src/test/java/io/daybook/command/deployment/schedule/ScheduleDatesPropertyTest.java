package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the dates of every schedule. */
class ScheduleDatesPropertyTest {

  private static final ScheduleDates DATES =
      new ScheduleDates(ZoneDatabase.shipped(), Clock.systemUTC());

  private static final Arbitrary<String> ZONES =
      Arbitraries.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Europe/Dublin",
          "Africa/Casablanca");
  private static final Arbitrary<Instant> TIMES =
      Arbitraries.longs().between(1_300_000_000, 1_900_000_000).map(Instant::ofEpochSecond);

  @Property(tries = 500)
  void areInTheWindowInOrderAndNeverTwice(
      @ForAll("schedules") Schedule schedule, @ForAll("windows") ScheduleWindow window) {
    List<Instant> dates = DATES.in(window, schedule).dates();

    assertThat(dates).isSorted().doesNotHaveDuplicates();
    assertThat(dates).allMatch(d -> !d.isBefore(window.start()) && !d.isAfter(window.end()));
    assertThat(dates).hasSizeLessThanOrEqualTo(window.maxRuns());
  }

  @Provide
  Arbitrary<ScheduleWindow> windows() {
    return Combinators.combine(
            TIMES,
            Arbitraries.longs().between(1, 8_640_000),
            Arbitraries.integers().between(1, 100))
        .as((start, seconds, runs) ->
            new ScheduleWindow(start, start.plusSeconds(seconds), Duration.ofHours(1), 3, runs));
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    return Arbitraries.oneOf(intervals(), crons(), rules());
  }

  private static Arbitrary<Schedule> intervals() {
    Arbitrary<Long> seconds =
        Arbitraries.of(1L, 61L, 1800L, 3600L, 5400L, 86_400L, 90_000L, 172_800L, 604_800L);
    return Combinators.combine(seconds, TIMES, ZONES)
        .as((interval, anchor, zone) ->
            new Schedule.Interval(
                Duration.ofSeconds(interval), anchor.atOffset(ZoneOffset.UTC), zone));
  }

  private static Arbitrary<Schedule> crons() {
    Arbitrary<String> minutes = Arbitraries.of("*", "0", "*/15", "5,35", "59-10");
    Arbitrary<String> hours = Arbitraries.of("*", "1-3", "2", "*/6");
    Arbitrary<String> days = Arbitraries.of("* * *", "1,31 * *", "L 2 *", "*/10 * fri", "* * L5");
    return Combinators.combine(minutes, hours, days, ZONES, Arbitraries.of(true, false))
        .as((m, h, d, zone, or) -> new Schedule.Cron(m + " " + h + " " + d, zone, or));
  }

  private static Arbitrary<Schedule> rules() {
    Arbitrary<String> starts =
        Arbitraries.of("20110301T023000", "20231105T013000", "20240229T000000");
    Arbitrary<String> frequencies =
        Arbitraries.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY");
    Arbitrary<String> parts =
        Arbitraries.of(
            "",
            ";INTERVAL=3",
            ";COUNT=50",
            ";BYDAY=MO,2FR",
            ";BYHOUR=2;BYMINUTE=30",
            ";BYMONTHDAY=-1,31",
            ";BYWEEKNO=1,53",
            ";BYSETPOS=-1;BYDAY=SU,SA");
    return Combinators.combine(starts, frequencies, parts, ZONES)
        .as((start, frequency, part, zone) ->
            new Schedule.RRule("DTSTART:" + start + "\nRRULE:FREQ=" + frequency + part, zone));
  }
}
