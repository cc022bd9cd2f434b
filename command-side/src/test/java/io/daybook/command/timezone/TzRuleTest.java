package io.daybook.command.timezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.daybook.command.timezone.TzRule.Yearly;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TzRuleTest {

  private static List<String> changes(String rule, int year) {
    return TzRule.parse(rule).changes().stream()
        .map(change -> change.in(year).getInstant() + " " + change.to().seconds())
        .toList();
  }

  @Test
  void hasNoChangesWhereThereIsNoDaylightTime() {
    TzRule rule = TzRule.parse("<+0545>-5:45");

    assertThat(rule.standard()).isEqualTo(new ClockOffset(20_700, false));
    assertThat(rule.changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CET-1CEST,M3.5.0,M10.5.0/3 | 2027-03-28T01:00:00Z 7200 | 2027-10-31T01:00:00Z 3600",
        "EST5EDT,M3.2.0,M11.1.0 | 2027-03-14T07:00:00Z -14400 | 2027-11-07T06:00:00Z -18000",
        // Daylight time is winter time, and behind.
        "IST-1GMT0,M10.5.0,M3.5.0/1 | 2027-03-28T01:00:00Z 3600 | 2027-10-31T01:00:00Z 0",
        // South of the equator the year begins with daylight time.
        "AEST-10AEDT,M10.1.0,M4.1.0/3 | 2027-04-03T16:00:00Z 36000 | 2027-10-02T16:00:00Z 39600",
        // Before midnight, at midnight, and days after.
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0 | 2027-03-28T01:00:00Z -3600 | 2027-10-31T01:00:00Z -7200",
        "EET-2EEST,M4.5.5/0,M10.5.4/24 | 2027-04-29T22:00:00Z 10800 | 2027-10-28T21:00:00Z 7200",
        "EET-2EEST,M3.4.4/50,M10.4.4/50 | 2027-03-27T00:00:00Z 10800 | 2027-10-29T23:00:00Z 7200",
        // The day behind the last of a month may be in the next one.
        "XST0XDT,M1.5.0/24,M6.5.3/25 | 2027-02-01T00:00:00Z 3600 | 2027-07-01T00:00:00Z 0",
        "XST0XDT-1:30,M2.5.0,M5.1.1/-24 | 2027-02-28T02:00:00Z 5400 | 2027-05-01T22:30:00Z 0"
      })
  void tellsWhenTheClockIsMoved(String rule, String first, String second) {
    assertThat(changes(rule, 2027)).containsExactly(first, second);
  }

  @Test
  void knowsWhichOfItsTimesIsDaylightTime() {
    assertThat(TzRule.parse("IST-1GMT0,M10.5.0,M3.5.0/1").changes())
        .extracting(Yearly::to)
        .containsExactly(new ClockOffset(3600, false), new ClockOffset(0, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CET",
        "CET-1CEST",
        "CET-1CEST,J60,J300",
        "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M13.5.0,M10.5.0",
        "XST0XDT,M2.5.0/24,M6.1.0",
        "XST0XDT,M3.1.0/-1,M6.1.0"
      })
  void refusesWhatNoZoneHas(String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> {
          try {
            TzRule.parse(rule);
          } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(e);
          }
        });
  }
}
