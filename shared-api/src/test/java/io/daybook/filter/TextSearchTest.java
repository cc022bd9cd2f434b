package io.daybook.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextSearchTest {

  @Test
  void wordsMayStandBehindSigns() {
    assertThat(TextSearch.parse("error -debug !trace +must --twice"))
        .isEqualTo(
            new TextSearch(List.of("error"), List.of("debug", "trace", "-twice"), List.of("must")));
  }

  @Test
  void aSignAloneSaysNothing() {
    assertThat(TextSearch.parse("- a + ! b -").include()).containsExactly("a", "b");
    assertThat(TextSearch.parse("- a + ! b -").exclude()).isEmpty();
  }

  @Test
  void phrasesKeepTheirSpacesAndEscapes() {
    assertThat(TextSearch.parse("\"time out\" -\"a \\\"b\\\" \\\\ \\c\" word\"open"))
        .isEqualTo(
            new TextSearch(
                List.of("time out", "word", "open"), List.of("a \"b\" \\ \\c"), List.of()));
  }

  @Test
  void nothingAsksForNothing() {
    assertThat(TextSearch.parse("  \"\" \" \""))
        .isEqualTo(new TextSearch(List.of(), List.of(), List.of()));
  }
}
