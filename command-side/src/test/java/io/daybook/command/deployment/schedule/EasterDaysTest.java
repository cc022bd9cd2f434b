package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EasterDaysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1583-04-10", "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
        "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22", "4089-04-10"
      })
  void findTheSundayOfAYear(LocalDate easter) {
    assertThat(EasterDays.easter(easter.getYear())).isEqualTo(easter);
  }

  @Test
  void areSoManyDaysAway() {
    EasterDays days = new EasterDays(Set.of(-2, 50));

    assertThat(days.contain(LocalDate.parse("2027-03-26"), 2027)).isTrue();
    assertThat(days.contain(LocalDate.parse("2027-05-17"), 2027)).isTrue();
    assertThat(days.contain(LocalDate.parse("2027-03-28"), 2027)).isFalse();
    assertThat(days.contain(LocalDate.parse("2026-04-03"), 2026)).isTrue();
  }

  @Test
  void areAllDaysWhereNoneIsNamed() {
    assertThat(new EasterDays(Set.of()).contain(LocalDate.parse("2027-01-01"), 2027)).isTrue();
  }

  @Test
  void reachOverTheBeginOfAYearToItsEndAsInPython() {
    // 86 days from the begin to Easter, and seven days of the year behind are in the table.
    EasterDays days = new EasterDays(Set.of(-94));

    assertThat(days.contain(LocalDate.parse("2027-12-31"), 2027)).isTrue();
  }
}
