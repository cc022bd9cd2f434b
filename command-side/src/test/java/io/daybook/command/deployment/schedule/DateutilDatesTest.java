package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code dateutil.parser.parse} 2.9 made of these texts on the last day of March 2026. */
class DateutilDatesTest {

  private static final DateutilDates DATES = new DateutilDates(LocalDate.of(2026, 3, 31));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20270503 | 2027-05-03T00:00:00 | false",
        "20270503T120000 | 2027-05-03T12:00:00 | false",
        "20270503T120000Z | 2027-05-03T12:00:00 | true",
        "20270503T1200 | 2027-05-03T12:00:00 | false",
        "20270503T12 | 2027-05-03T12:00:00 | false",
        "2027-05-03 | 2027-05-03T00:00:00 | false",
        "2027-05-03T12:30 | 2027-05-03T12:30:00 | false",
        "2027-05-03T12:30:15.25 | 2027-05-03T12:30:15.25 | false",
        "2027-05-03T12:30:15,25Z | 2027-05-03T12:30:15.25 | true",
        "20270503T120000+0200 | 2027-05-03T12:00:00 | true",
        "20270503T120000-05:30 | 2027-05-03T12:00:00 | true",
        "20270503T120000+2 | 2027-05-03T12:00:00 | true",
        "20270503120000 | 2027-05-03T12:00:00 | false",
        "202705031200 | 2027-05-03T12:00:00 | false",
        "270503 | 2003-05-27T00:00:00 | false",
        "2027/05/03 | 2027-05-03T00:00:00 | false",
        "05/03/2027 | 2027-05-03T00:00:00 | false",
        "13/05/2027 | 2027-05-13T00:00:00 | false",
        "03.05.2027 | 2027-03-05T00:00:00 | false",
        "3MAY2027 | 2027-05-03T00:00:00 | false",
        "MAY-3-2027 | 2027-05-03T00:00:00 | false",
        "3-MAY-27 | 2027-05-03T00:00:00 | false",
        "MAY2027 | 2027-05-31T00:00:00 | false",
        "2027-05 | 2027-05-31T00:00:00 | false",
        "05-27 | 2026-05-27T00:00:00 | false",
        "2027 | 2027-03-31T00:00:00 | false",
        "FEB | 2026-02-28T00:00:00 | false",
        "28 | 2026-03-28T00:00:00 | false",
        "12:00 | 2026-03-31T12:00:00 | false",
        "T12:30 | 2026-03-31T12:30:00 | false",
        "20270503T12H30M | 2027-05-03T12:30:00 | false",
        "20270503T12H | 2027-05-03T12:00:00 | false",
        "20270503T9AM | 2027-05-03T09:00:00 | false",
        "9PM | 2026-03-31T21:00:00 | false",
        "20270503T120000EST | 2027-05-03T12:00:00 | false",
        "20270503T120000UTC | 2027-05-03T12:00:00 | true",
        "20270503T120000GMT+3 | 2027-05-03T12:00:00 | true",
        "20270503T120000EST+5 | 2027-05-03T12:00:00 | true",
        "MON | 2026-04-06T00:00:00 | false",
        "1.5.27 | 2027-01-05T00:00:00 | false",
        "12.5 | 2026-03-12T00:00:00 | false",
        "20270503T120000.5 | 2027-05-03T12:00:00.5 | false",
        "99-01-02 | 1999-01-02T00:00:00 | false",
        "01-02-99 | 1999-01-02T00:00:00 | false",
        "20270503T12:30H | 2027-05-03T12:30:00 | false",
        "20270503T30M | 2027-05-03T00:30:00 | false",
        "10P | 2026-03-31T22:00:00 | false",
        "0001-01-01 | 0001-01-01T00:00:00 | false",
        "99991231T235959 | 9999-12-31T23:59:59 | false",
        "20270503T120000Z+0100 | 2027-05-03T12:00:00 | true",
        "6AUG | 2026-08-06T00:00:00 | false",
        "75-01-02 | 2075-01-02T00:00:00 | false",
        "76-01-02 | 1976-01-02T00:00:00 | false"
      })
  void areReadInAnyForm(String text, LocalDateTime wall, boolean zoned) {
    assertThat(DATES.parse(text)).isEqualTo(new RecurrenceTime(wall, zoned));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120000T | day is out of range for month",
        "3MAY2027FRI | Unknown string format",
        "20270503T2460 | hour must be in 0..23",
        "20270532 | day is out of range for month",
        "20271303 | month must be in 1..12",
        "20270503Z | Unknown string format",
        "NEVER | Unknown string format",
        "T | String does not contain a date",
        "- | String does not contain a date",
        "12345 | year 12345 is out of range",
        "2027123 | year 2027123 is out of range",
        "20270503T250000 | hour must be in 0..23",
        "20270503T+0200 | Unknown string format",
        "00000101 | year 0 is out of range",
        "100000101 | year 100000101 is out of range",
        "20270503T12INF | Unknown string format"
      })
  void areRefusedWithTheReferencesWordsOrJavas(String text, String why) {
    String java = "(?s)(Invalid|year).*";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DATES.parse(text))
        .withMessageEndingWith(": " + text)
        .withMessageMatching(Pattern.quote(why) + ".*|" + java);
  }

  @Test
  void areNoneWhereThereIsNoText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DATES.parse(""))
        .withMessage("String does not contain a date: ");
  }
}
