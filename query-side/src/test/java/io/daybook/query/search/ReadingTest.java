package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.search.LeftOut.Reason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private final Reading typed = Reading.asTyped(Asked.of("the LedgerBasilisk flow wyvern"));

  @Test
  void itTellsWhatItLeavesOutAsItWasTyped() {
    assertThat(typed.leftOut())
        .containsExactly(
            new LeftOut("the", Reason.NO_WEIGHT), new LeftOut("flow", Reason.NO_WEIGHT));
    Reading without = typed.without(Set.of("Basilisk", "wyvern"));
    assertThat(without.leftOut())
        .containsExactly(
            new LeftOut("the", Reason.NO_WEIGHT),
            new LeftOut("Basilisk", Reason.UNKNOWN),
            new LeftOut("flow", Reason.NO_WEIGHT),
            new LeftOut("wyvern", Reason.UNKNOWN));
    assertThat(without.asked()).isEqualTo(Asked.of("the Ledger flow"));
    assertThat(without.needed()).containsExactly(List.of("Ledger"));
  }

  @Test
  void aWordOfNoWeightIsOneWhetherAnythingHasItOrNot() {
    assertThat(typed.without(Set.of("the", "wyvern")).leftOut())
        .containsExactly(
            new LeftOut("the", Reason.NO_WEIGHT),
            new LeftOut("flow", Reason.NO_WEIGHT),
            new LeftOut("wyvern", Reason.UNKNOWN));
    assertThat(Reading.asTyped(Asked.of("the")).without(Set.of("the")).leftOut())
        .containsExactly(new LeftOut("the", Reason.UNKNOWN));
  }

  @Test
  void whereNothingIsLeftThereIsNothingToLookFor() {
    assertThat(Reading.asTyped(Asked.of("wyvern")).without(Set.of("wyvern")).hasWords()).isFalse();
    assertThat(typed.hasWords()).isTrue();
  }

  @Test
  void fourWordsThatCountMayMissOne() {
    assertThat(Reading.asTyped(Asked.of("show me a b c of flows")).mayMissWords()).isFalse();
    assertThat(Reading.asTyped(Asked.of("b c d-e f")).mayMissWords()).isTrue();
    assertThat(typed.withTypos().mayMissWords()).isTrue();
  }

  @Test
  void itsMarkIsReadAsTheSame() {
    for (Reading reading :
        new Reading[] {typed, typed.withTypos(), typed.without(Set.of("wyvern"))}) {
      Reading read = Reading.of(reading.typed(), reading.mark());
      assertThat(read.mark()).isEqualTo(reading.mark());
      assertThat(read.asked()).isEqualTo(reading.asked());
      assertThat(read.typos()).isEqualTo(reading.typos());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "x", "~  ", "= ledger \u0000 (", "~ the"})
  void whateverAMarkIsItIsAReading(String mark) {
    assertThat(new Relevance(Reading.of(Asked.of("the ledger"), mark)).query()).isNotNull();
  }
}
