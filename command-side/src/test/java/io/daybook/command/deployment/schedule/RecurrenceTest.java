package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:07:30Z");
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static String anchored(String rrule, ZoneId zone) {
    return Recurrence.parse(rrule).anchored(zone, NOW);
  }

  @Test
  void startsIn2020WhereNoStartIsGiven() {
    assertThat(anchored("FREQ=WEEKLY;BYDAY=MO", UTC))
        .isEqualTo("DTSTART:20200101T000000\nFREQ=WEEKLY;BYDAY=MO");
    assertThat(anchored("FREQ=MINUTELY;COUNT=3", UTC)).startsWith("DTSTART:20200101T000000\n");
    assertThat(anchored("RRULE:FREQ=MINUTELY\nEXDATE:20260101T000000", UTC))
        .startsWith("DTSTART:20200101T000000\n");
  }

  @Test
  void startsAtTheLatestOccurrenceForRulesOfMinutes() {
    assertThat(anchored("FREQ=MINUTELY;INTERVAL=5", UTC))
        .isEqualTo("DTSTART:20260301T100500\nFREQ=MINUTELY;INTERVAL=5");
    assertThat(anchored("rrule:freq=secondly;interval=20", UTC))
        .startsWith("DTSTART:20260301T100720\n");
  }

  @Test
  void countsMinutesByTheClockOfTheZone() {
    assertThat(anchored("FREQ=MINUTELY;INTERVAL=30", ZoneId.of("Asia/Kolkata")))
        .startsWith("DTSTART:20260301T153000\n");
  }

  @Test
  void leavesAStartAlone() {
    String text = "DTSTART:20240101T090000\nRRULE:FREQ=DAILY;INTERVAL=2";

    assertThat(anchored(text, UTC)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RRULE:FREQ=MONTHLY",
        "DTSTART:20101125T003000\nRRULE:FREQ=WEEKLY;BYDAY=1MO",
        "DTSTART:20181103T023000\nRRULE:FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
        "DTSTART:20211126T013000Z\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "DTSTART:20220327T000000\nRRULE:FREQ=DAILY\nRDATE:20220327T070000",
        "DTSTART:20230422T010000\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY;BYDAY=SA",
        "DTSTART;TZID=America/New_York:20230422T010000\nRRULE:FREQ=DAILY;UNTIL=20240101T000000Z",
        "FREQ=DAILY;UNTIL=20231107T000000",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU"
      })
  void acceptsWhatDateutilAccepts(String text) {
    assertThat(Recurrence.parse(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "INTERVAL=2",
        "FREQ=NEVER",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=DAILY;FOO=1",
        "FREQ=WEEKLY;BYDAY=XX",
        "DTSTART:20220226T120000\nRRULE:nonsense",
        "DTSTART:20220226T120000",
        "DTSTART:20220930T013000\nRRULE:FREQ=NEVER\nRRULE:FREQ=WEEKLY;BYDAY=SA",
        "DTSTART:20231104T030000\nRRULE:FREQ=DAILY;UNTIL=20231107T000000Z",
        "RRULE:FREQ=DAILY;UNTIL=20230603T000000Z",
        "DTSTART:20231304T030000\nRRULE:FREQ=DAILY",
        "VEVENT:x"
      })
  void refusesOtherText(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recurrence.parse(text))
        .withMessageStartingWith("Invalid RRule string");
  }

  @Test
  void refusesTextThatIsTooLong() {
    String dates = "RDATE:20260101T000000\n".repeat(300);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recurrence.parse(dates + "RRULE:FREQ=DAILY"))
        .withMessageContaining("Max length is 6500");
  }

  @Test
  void readsLongLists() {
    String months = "12" + ",12".repeat(2000);

    assertThat(anchored("FREQ=YEARLY;BYMONTH=" + months, UTC)).endsWith(months);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recurrence.parse("FREQ=YEARLY;BYMONTH=" + months + ",13"));
  }
}
