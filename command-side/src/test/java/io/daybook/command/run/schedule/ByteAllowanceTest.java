package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteAllowanceTest {

  private static final int MEGABYTE = 1 << 20;

  private final ByteAllowance allowance = new ByteAllowance();

  @Test
  void endsWhereTheNextWouldBeTooMuch() {
    for (int i = 0; i < 16; i++) {
      assertThat(allowance.take(MEGABYTE)).isTrue();
    }

    assertThat(allowance.take(1)).isFalse();
  }

  @Test
  void refusesWhatIsLargeAndTakesWhatIsSmall() {
    assertThat(allowance.take(10 * MEGABYTE)).isTrue();
    assertThat(allowance.take(7 * MEGABYTE)).isFalse();
    assertThat(allowance.take(6 * MEGABYTE)).isTrue();
  }

  @Test
  void isEnoughForTheFirstHoweverLarge() {
    assertThat(allowance.take(100 * MEGABYTE)).isTrue();
    assertThat(allowance.take(1)).isFalse();
  }

  @Test
  void hasRoomForOtherDeploymentsWhileThereIsLittle() {
    assertThat(allowance.take(3 * MEGABYTE)).isTrue();
    assertThat(allowance.hasRoomForAnother()).isTrue();
    assertThat(allowance.take(MEGABYTE)).isTrue();
    assertThat(allowance.hasRoomForAnother()).isFalse();
  }
}
