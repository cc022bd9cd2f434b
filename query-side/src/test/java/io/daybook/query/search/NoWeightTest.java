package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NoWeightTest {

  @Test
  void whatTellsNothingNeedNotBeFound() {
    assertThat(light("Show me THE ledger flow"))
        .containsExactlyInAnyOrder("Show", "me", "THE", "flow");
    assertThat(light("für die Rechnungen")).containsExactlyInAnyOrder("für", "die");
    assertThat(light("orders daily")).isEmpty();
  }

  @Test
  void inCompoundsNeither() {
    assertThat(light("payroll-flow")).containsExactly("flow");
    assertThat(light("PayrollJob")).containsExactly("Job");
    assertThat(light("v2a")).isEmpty();
  }

  @Test
  void whereThereIsNothingElseAllOfItIsMeant() {
    assertThat(light("the")).isEmpty();
    assertThat(light("show-me")).isEmpty();
    assertThat(light("ShowMe")).isEmpty();
    assertThat(light("show me all the jobs")).containsExactlyInAnyOrder("show", "me", "all", "the");
    assertThat(light("flow job")).isEmpty();
  }

  @Test
  void theLastWordMayBecomeOne() {
    assertThat(NoWeight.light(Asked.of("ledger pipel"), true)).containsExactly("pipel");
    assertThat(NoWeight.light(Asked.of("pipel ledger"), true)).isEmpty();
    assertThat(NoWeight.light(Asked.of("the pipel"), true)).containsExactly("the");
    assertThat(NoWeight.light(Asked.of("--"), true)).isEmpty();
    assertThat(light("ledger pipel")).isEmpty();
  }

  private static Set<String> light(String text) {
    return NoWeight.light(Asked.of(text), false);
  }
}
