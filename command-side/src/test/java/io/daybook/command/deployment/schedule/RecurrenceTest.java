package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.daybook.command.timezone.ZoneDatabase;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

  private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-01T10:07:30");
  private static final RuleReader READER =
      new RuleReader(ZoneDatabase.shipped().names(), LocalDate.of(2026, 3, 1));

  private static String anchored(String rrule) {
    return parse(rrule).anchored(NOW);
  }

  private static Recurrence parse(String rrule) {
    return Recurrence.parse(rrule, READER);
  }

  @Test
  void startsIn2020WhereNoStartIsGiven() {
    assertThat(anchored("FREQ=WEEKLY;BYDAY=MO"))
        .isEqualTo("DTSTART:20200101T000000\nFREQ=WEEKLY;BYDAY=MO");
    assertThat(anchored("FREQ=MINUTELY;COUNT=3")).startsWith("DTSTART:20200101T000000\n");
    assertThat(anchored("RRULE:FREQ=MINUTELY\nEXDATE:20260101T000000"))
        .startsWith("DTSTART:20200101T000000\n");
  }

  @Test
  void startsAtTheLatestOccurrenceForRulesOfMinutes() {
    assertThat(anchored("FREQ=MINUTELY;INTERVAL=5"))
        .isEqualTo("DTSTART:20260301T100500\nFREQ=MINUTELY;INTERVAL=5");
    assertThat(anchored("rrule:freq=secondly;interval=20")).startsWith("DTSTART:20260301T100720\n");
  }

  @Test
  void leavesAStartAlone() {
    String text = "DTSTART:20240101T090000\nRRULE:FREQ=DAILY;INTERVAL=2";

    assertThat(anchored(text)).isEqualTo(text);
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
    assertThat(parse(text)).isNotNull();
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
        .isThrownBy(() -> parse(text))
        .withMessageStartingWith("Invalid RRule string");
  }

  @Test
  void refusesTextThatIsTooLong() {
    String dates = "RDATE:20260101T000000\n".repeat(300);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(dates + "RRULE:FREQ=DAILY"))
        .withMessageContaining("Max length is 6500");
  }

  @Test
  void looksAtTheLengthBeforeAnythingElseAndRepeatsNothing() {
    String huge = "x".repeat(16_000_000);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(huge))
        .withMessage(
            "Invalid RRule string \"" + "x".repeat(40) + "...\"\nMax length is 6500, got 16000000");
  }

  @Test
  void countsTheStartThatATextIsGiven() {
    String longest = "FREQ=YEARLY;BYMONTH=12" + ",12".repeat(2151);

    assertThat(anchored(longest)).hasSize(6499);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anchored(longest + ",1"))
        .withMessageContaining("Max length is 6500, got 6501");
  }

  @Test
  void readsLongLists() {
    String months = "12" + ",12".repeat(2000);

    assertThat(anchored("FREQ=YEARLY;BYMONTH=" + months)).endsWith(months);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("FREQ=YEARLY;BYMONTH=" + months + ",X"));
  }
}
