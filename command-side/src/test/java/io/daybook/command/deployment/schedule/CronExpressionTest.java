package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

  @Test
  void readsListsRangesAndSteps() {
    CronExpression cron = CronExpression.parse("*/20 1-3,22 1,15 feb 5/2");

    assertThat(cron.values().get(CronColumn.MINUTE)).containsExactly(0, 20, 40);
    assertThat(cron.values().get(CronColumn.HOUR)).containsExactly(1, 2, 3, 22);
    assertThat(cron.values().get(CronColumn.DAY)).containsExactly(1, 15);
    assertThat(cron.values().get(CronColumn.MONTH)).containsExactly(2);
    assertThat(cron.values().get(CronColumn.WEEKDAY)).containsExactly(5);
  }

  @Test
  void hasNoValuesWhereEverythingMatches() {
    assertThat(CronExpression.parse("* 0-23 ? * * *").values()).isEmpty();
  }

  @Test
  void wrapsRangesOverTheEnd() {
    assertThat(CronExpression.parse("0 0 * * fri-mon").values().get(CronColumn.WEEKDAY))
        .containsExactly(0, 1, 5, 6);
    assertThat(CronExpression.parse("0 0 1 oct-mar/2 *").values().get(CronColumn.MONTH))
        .containsExactly(3, 10, 12);
  }

  @Test
  void takesSevenForSunday() {
    assertThat(CronExpression.parse("0 0 * * 7").values().get(CronColumn.WEEKDAY))
        .containsExactly(0);
  }

  @Test
  void knowsOccurrencesOfWeekdaysAndLastDays() {
    assertThat(CronExpression.parse("0 0 * * fri#2,fri#4").occurrences().get(5))
        .isEqualTo(Set.of(2, 4));
    assertThat(CronExpression.parse("0 0 * * L5").occurrences().get(5))
        .containsExactly(CronExpression.LAST);
    assertThat(CronExpression.parse("0 12 L * *").lastDay()).isTrue();
  }

  @Test
  void putsSecondsIntoTheSixthColumn() {
    assertThat(CronExpression.parse("0 0 * * * */15").values().get(CronColumn.SECOND))
        .containsExactly(0, 15, 30, 45);
    assertThat(CronExpression.parse("0 0 * * *").values().get(CronColumn.SECOND))
        .containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@hourly",
        "@midnight",
        "@Weekly",
        "0 0 * * mon-wed#1",
        "0 0 28-L * *",
        "5,35 3 31 1,7 *",
        "0 12 L * 5",
        "59 */6 */10 * 1",
        "0 0 1 1 * 0 2030",
        "0 0 0 * * 0",
        " 0  0 * * * "
      })
  void acceptsWhatCroniterAccepts(String text) {
    assertThat(CronExpression.parse(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "bad",
        "0 0 * *",
        "61 * * * *",
        "0 25 * * *",
        "0 0 0 * *",
        "0 0 * 13 *",
        "*/0 * * * *",
        "0 0 * * 5#6",
        "0 0 * * 1,fri#2",
        "0 ? * * *",
        "-1 * * * *",
        "0 0 L-3 * *",
        "1-5-6 * * * *",
        "0 0 * * 8",
        "0 0 * * 7 0",
        "@reboot",
        "1 2 3 4 5 6 7 8",
        "*/x * * * *",
        "1, * * * *"
      })
  void refusesWhatCroniterRefuses(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CronExpression.parse(text))
        .withMessage("Invalid cron string: \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"H * * * *", "R R * * *", "r(0-5) * * * *", "h/15 * * * *"})
  void refusesHashedAndRandomValues(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CronExpression.parse(text))
        .withMessageStartingWith("Random and Hashed expressions are unsupported");
  }

  @Test
  void neverFiresOnDaysThatNoMonthHas() {
    assertThat(CronExpression.parse("0 0 31 2 *").everFires(true)).isFalse();
    assertThat(CronExpression.parse("5 3 31 4 *").everFires(true)).isFalse();
    assertThat(CronExpression.parse("0 0 29 feb *").everFires(true)).isTrue();
    assertThat(CronExpression.parse("0 0 31 1 1").everFires(true)).isTrue();
    assertThat(CronExpression.parse("0 0 31 2 1").everFires(false)).isFalse();
    assertThat(CronExpression.parse("0 0 31 * *").everFires(true)).isTrue();
    assertThat(CronExpression.parse("0 0 1 1 * 0 1980").everFires(true)).isTrue();
    assertThat(CronExpression.parse("0 0 1 1 * 0 2098").everFires(true)).isTrue();
  }

  @Test
  void neverFiresWhereCroniterLooksInVainForOneOfTwoKindsOfDays() {
    assertThat(CronExpression.parse("0 0 31 2 1").everFires(true)).isFalse();
    assertThat(CronExpression.parse("0 0 1 * fri#2").everFires(true)).isFalse();
    assertThat(CronExpression.parse("0 0 8 * fri#2").everFires(true)).isTrue();
    assertThat(CronExpression.parse("0 0 29-31 * L5").everFires(true)).isTrue();
  }
}
