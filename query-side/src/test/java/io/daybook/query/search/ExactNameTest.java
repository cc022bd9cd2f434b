package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.search.ExactName.Of;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExactNameTest {
  private static final int MOST_OF_WORDS = Asked.MOST_WORDS * SearchField.NAME.whole();

  @Test
  void theWholeTextStandsAboveAnyPartOfIt() {
    assertThat(least(Of.TEXT)).isGreaterThan(most(Of.WITHOUT_ASKING) + MOST_OF_WORDS);
    assertThat(least(Of.WITHOUT_ASKING)).isGreaterThan(most(Of.WITHOUT_KINDS));
    assertThat(least(Of.IN_SINGULAR)).isGreaterThan(most(Of.WITHOUT_KINDS));
  }

  @Test
  void anyPartThatIsANameStandsAboveWords() {
    for (Of of : Of.values()) {
      assertThat(least(of)).isGreaterThan(MOST_OF_WORDS);
    }
  }

  @Test
  void theStepsKeepTheirOrder() {
    for (Of of : Of.values()) {
      assertThat(Arrays.stream(ExactName.values()).map(name -> -name.score(of)))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  private static int most(Of of) {
    return Arrays.stream(ExactName.values()).mapToInt(name -> name.score(of)).max().orElseThrow();
  }

  private static int least(Of of) {
    return Arrays.stream(ExactName.values()).mapToInt(name -> name.score(of)).min().orElseThrow();
  }
}
