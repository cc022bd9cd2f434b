package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference refuses, or accepts and then fails at whenever it looks for a date. */
class RuleChecksTest {

  private static RecurrenceText read(String rule) {
    return new RuleReader(Set.of(), LocalDate.of(2026, 3, 31))
        .read("DTSTART:20270503T090500\n" + rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYMINUTE=-1",
        "FREQ=HOURLY;BYMINUTE=5,60",
        "FREQ=MINUTELY;BYSECOND=60",
        "FREQ=HOURLY;INTERVAL=2;BYHOUR=10",
        "FREQ=HOURLY;BYHOUR=25",
        "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30",
        "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=10",
        "FREQ=MINUTELY;BYHOUR=24",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
        "FREQ=SECONDLY;INTERVAL=86400;BYMINUTE=6",
        "FREQ=YEARLY;BYDAY=56MO",
        "FREQ=YEARLY;BYMONTH=13;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=20MO",
        "FREQ=MONTHLY;BYDAY=-70MO",
        "FREQ=YEARLY;BYEASTER=300"
      })
  void refuses(String rule) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(rule));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=HOURLY;BYHOUR=9,25",
        "FREQ=HOURLY;INTERVAL=2;BYHOUR=10,11",
        "FREQ=MINUTELY;BYMINUTE=5,75",
        "FREQ=MINUTELY;INTERVAL=45;BYHOUR=10",
        "FREQ=SECONDLY;INTERVAL=7;BYHOUR=10;BYMINUTE=6;BYSECOND=1",
        "FREQ=SECONDLY;INTERVAL=99999999999999999999;BYSECOND=57",
        "FREQ=YEARLY;BYDAY=55MO,-55MO",
        "FREQ=YEARLY;BYMONTH=13;BYDAY=MO",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=20MO",
        "FREQ=MONTHLY;BYDAY=7MO,-7MO",
        "FREQ=WEEKLY;BYDAY=99MO",
        "FREQ=YEARLY;BYEASTER=-452,256"
      })
  void letsPass(String rule) {
    assertThat(read(rule).rules()).hasSize(1);
  }
}
