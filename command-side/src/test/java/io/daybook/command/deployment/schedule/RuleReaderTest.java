package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {

  private static RecurrenceText read(String text) {
    return new RuleReader(Set.of("UTC", "Europe/Berlin"), LocalDate.of(2026, 3, 31)).read(text);
  }

  @Test
  void readsADateWithoutATimeAsADateWhereverARuleTakesOne() {
    RecurrenceText text =
        read(
            """
            DTSTART;VALUE=DATE:20270503
            RRULE:FREQ=DAILY;UNTIL=20270510
            RDATE:20270601,20270602
            EXDATE;VALUE=DATE:20270505\
            """);

    assertThat(text.start()).isEqualTo(wall("2027-05-03T00:00:00"));
    assertThat(text.rules().getFirst().until()).isEqualTo(wall("2027-05-10T00:00:00"));
    assertThat(text.dates())
        .containsExactly(
            LocalDateTime.parse("2027-06-01T00:00:00"), LocalDateTime.parse("2027-06-02T00:00:00"));
    assertThat(text.excluded()).containsExactly(LocalDateTime.parse("2027-05-05T00:00:00"));
  }

  private static RecurrenceTime wall(String time) {
    return new RecurrenceTime(LocalDateTime.parse(time), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RDATE:20270504T120000Z,20270505T120000Z",
        "EXDATE:20270504T120000Z",
        "EXRULE:FREQ=DAILY",
        "RRULE:FREQ=YEARLY;BYEASTER=0",
        "DTSTART:20270503 RRULE:FREQ=DAILY",
        "freq=daily",
        "DTSTART:20270503\u00a0FREQ=DAILY",
        "DTSTART:20270503\u0085FREQ=DAILY",
        "DTSTART:20270503\nDTSTART:20270504\nRRULE:FREQ=DAILY",
        "DTSTART:20270503\nRRULE:RRULE:FREQ=DAILY",
        "FREQ=DAILY;BYMONTH=13;BYMONTHDAY=0,32;BYYEARDAY=400;BYWEEKNO=0,54",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;COUNT=1_0",
        "FREQ=DAILY;COUNT=5;UNTIL=20300101",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=WEEKLY;BYDAY=MO(+1),+2TU,FR(-1)",
        "FREQ=WEEKLY;BYWEEKDAY=MO;BYDAY=TU",
        "FREQ=HOURLY;BYHOUR=9,25",
        "DTSTART;TZID=Nowhere/City:20270503T120000\nRRULE:FREQ=DAILY;UNTIL=20280101",
        "DTSTART;TZID=Europe/Berlin;VALUE=DATE:20270503\nRRULE:FREQ=DAILY;UNTIL=20280101",
        "DTSTART;TZID=EST5EDT4:20270503\nRRULE:FREQ=DAILY;UNTIL=20280101Z12",
        "dtstart;tzid=Europe/Berlin:20270503\nRRULE:FREQ=DAILY;UNTIL=20280101",
        "RDATE;VALUE=DATE-TIME:20270504T120000"
      })
  void acceptsWhatDateutilAccepts(String text) {
    assertThat(read(text.replace("Z12", "T12Z"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' ' | empty string",
        "FREQ=DAILY;; | not enough values to unpack (expected 2, got 1)",
        "FREQ=DAILY;A=B=C | too many values to unpack (expected 2)",
        "FREQ=DAILY;FOO=1 | unknown parameter 'FOO'",
        "FREQ=DAILY;COUNT= | invalid 'COUNT': ",
        "FREQ=DAILY;COUNT=1.5 | invalid 'COUNT': 1.5",
        "FREQ=DAILY;BYMONTH=3, | invalid 'BYMONTH': 3,",
        "FREQ=DAILY;BYDAY= | invalid 'BYDAY': ",
        "FREQ=DAILY;BYDAY=0MO | invalid 'BYDAY': 0MO",
        "FREQ=DAILY;BYDAY=MO(1 | invalid 'BYDAY': MO(1",
        "FREQ=DAILY;WKST=XX | invalid 'WKST': XX",
        "FREQ=DAILY;BYSETPOS=367 | bysetpos must be between 1 and 366, or between -366 and -1",
        "FREQ=DAILY;UNTIL=NEVER | invalid 'UNTIL': NEVER",
        "INTERVAL=2 | FREQ is missing",
        "FREQ=DAILY;INTERVAL=0 | INTERVAL must be positive",
        "DTSTART:20270503 | there is no rule",
        "DTSTART:20270503,20270504 FREQ=DAILY | Multiple DTSTART values"
            + " specified:20270503,20270504",
        "DTSTART;X=1:20270503 FREQ=DAILY | unsupported parm: X=1",
        "DTSTART;VALUE=DATE;VALUE=DATE:20270503 FREQ=DAILY | Duplicate value parameter found in:"
            + " VALUE=DATE",
        "DTSTART;TZID=UTC:20270503T12Z FREQ=DAILY | DTSTART/EXDATE specifies multiple timezone",
        "RDATE;VALUE=DATE:20270503 | unsupported RDATE parm: VALUE=DATE",
        "RDATE: | String does not contain a date: ",
        "RRULE;X=1:FREQ=DAILY | unsupported RRULE parm: X=1",
        "EXRULE:FREQ=DAILY:X | unknown parameter name",
        "X-NAME:1 | unsupported property: X-NAME",
        ":FREQ=DAILY | unsupported property: ",
        "DTSTART;TZID=Europe/Berlin:20270503 FREQ=DAILY;UNTIL=20280101 | RRULE UNTIL values must be"
            + " specified in UTC when DTSTART is timezone-aware",
        "EXRULE:FREQ=DAILY;UNTIL=20280101T00Z | RRULE UNTIL values must be specified in UTC when"
            + " DTSTART is timezone-aware",
      })
  void refusesOtherTexts(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(text))
        .satisfies(e -> assertThat(e).message().isEqualToIgnoringWhitespace(why));
  }

  @Test
  void unfoldsNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> read("RRULE:FREQ=DAILY;\n COUNT=3"));
  }

  @Test
  void letsTheLastOfSeveralPartsCount() {
    RecurrenceParts rule = read("FREQ=DAILY;FREQ=WEEKLY;BYDAY=MO;BYWEEKDAY=TU").rules().getFirst();

    assertThat(rule.frequency()).isEqualTo(RecurrenceParts.Frequency.WEEKLY);
    assertThat(rule.weekdays()).isEqualTo(NthDay.list("TU"));
  }
}
