package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.deployment.schedule.Steps;
import org.junit.jupiter.api.Test;

class StepAllowanceTest {

  private final StepAllowance allowance = new StepAllowance();

  @Test
  void isWholeForTheFirstAndSmallForTheOthers() {
    for (int i = 0; i < 5; i++) {
      assertThat(allowance.next()).isEqualTo(Steps.MOST);
      allowance.took(Steps.MOST);
    }

    assertThat(allowance.next()).isEqualTo(1000);
    allowance.took(1000);
    assertThat(allowance.next()).isEqualTo(1000);
  }

  @Test
  void isWhatIsLeft() {
    allowance.took(4 * Steps.MOST + 1);

    assertThat(allowance.next()).isEqualTo(Steps.MOST - 1);
  }
}
