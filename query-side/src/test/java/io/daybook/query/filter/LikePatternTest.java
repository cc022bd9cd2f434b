package io.daybook.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

  @ParameterizedTest(name = "{0} contains {1}: {2}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "alpha, ALPHA, true",
        "gamma, a%a, true",
        "beta, a%a, false",
        "Alpha_2, a_2, true",
        "zeta_, \\_, true",
        "beta, \\_, false",
        "Alpha_2, a\\_2, true",
        "AlphaX2, a\\_2, false",
        "alpha, a\\, false",
        "a%, a\\, true",
        "data sync, t\\a, true",
        "back\\slash, k\\\\s, true",
        "öl, ÖL, true",
        "日次バッチ, 次バ, true",
        "𝕏y, _y, true",
        "anything, %, true",
        "x, _, true",
        "x, __, false",
      })
  void findsWhatPostgresFinds(String text, String like, boolean found) {
    assertThat(LikePattern.contains(like).matches(text)).isEqualTo(found);
  }

  @Test
  void beginsWhereItIsToldTo() {
    assertThat(LikePattern.startsWith("MARVIN").matches("Marvin-q")).isTrue();
    assertThat(LikePattern.startsWith("q").matches("Marvin-q")).isFalse();
    assertThat(LikePattern.startsWith("%q").matches("Marvin-q")).isTrue();
    assertThat(LikePattern.startsWith("").matches("")).isTrue();
  }

  @Test
  void anEmptyTextMatchesOnlyPatternsThatNeedNoCharacter() {
    assertThat(LikePattern.contains("").matches("")).isTrue();
    assertThat(LikePattern.contains("%%").matches("")).isTrue();
    assertThat(LikePattern.contains("_").matches("")).isFalse();
  }

  @Test
  void becomesAWildcardWithWhatElasticsearchReadsSpeciallyEscaped() {
    assertThat(LikePattern.contains("A*b?\\\\_%%c").wildcard()).isEqualTo("*a\\*b\\?\\\\?*c*");
  }

  @Test
  void knowsWhichPatternsElasticsearchWouldRefuse() {
    assertThat(LikePattern.contains("daily%etl_2").isCheapAutomaton()).isTrue();
    assertThat(LikePattern.contains("a" + "_".repeat(30) + "b").isCheapAutomaton()).isFalse();
    assertThat(LikePattern.contains("a".repeat(5000)).isCheapAutomaton()).isFalse();
  }
}
