package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskedTest {

  @Test
  void aTextIsPartsOfWords() {
    Asked asked = Asked.of("  etl-orders_daily prod/eu.west \t");

    assertThat(asked.text()).isEqualTo("etl-orders_daily prod/eu.west");
    assertThat(asked.parts())
        .containsExactly(List.of("etl", "orders", "daily"), List.of("prod"), List.of("eu", "west"));
    assertThat(Asked.of(" \u0000 ").parts()).isEmpty();
    assertThat(Asked.of(" ").isEmpty()).isTrue();
  }

  @Test
  void wordsAreLookedForOnceButSpeltAsTheyAre() {
    assertThat(Asked.of("data data-sync data").words()).containsExactly("data", "sync");
    assertThat(Asked.of("data-data-sync").spelling()).containsExactly("data", "data", "sync");
    assertThat(Asked.of("x ".repeat(1_000)).spelling()).isEmpty();
  }

  @Test
  void ofLongTextsTheBeginningIsLookedFor() {
    assertThat(Asked.of(String.join(" ", Collections.nCopies(3, "a b c d e f"))).words())
        .hasSize(6);
    assertThat(Asked.of("a b c d e f g h i j k l m n").words()).hasSize(Asked.MOST_WORDS);
    assertThat(Asked.of("😀é".repeat(100)).words().getFirst()).isEqualTo("é");
    assertThat(Asked.of("𠀀".repeat(100)).words().getFirst())
        .isEqualTo("𠀀".repeat(Asked.LONGEST_WORD));
  }

  @Test
  void compoundsHaveParts() {
    assertThat(Asked.compound("OrdersDaily2")).containsExactly("Orders", "Daily", "2");
    assertThat(Asked.compound("HTMLParser")).containsExactly("HTML", "Parser");
    assertThat(Asked.compound("v2")).isEmpty();
    assertThat(Asked.compound("orders")).isEmpty();
    assertThat(Asked.compound("aB1".repeat(20))).isEmpty();
  }

  @Test
  void scriptsAreParts() {
    assertThat(Asked.compound("订单sync")).containsExactly("订单", "sync");
    assertThat(Asked.compound("在庫同期バッチ")).isEmpty();
  }

  @Test
  void withoutWordsItIsWhatWasNeverTyped() {
    assertThat(Asked.of("etl/no-orders no daily").without(Set.of("no")))
        .isEqualTo(Asked.of("etl/orders daily"));
    assertThat(Asked.of("a  b").without(Set.of())).isEqualTo(Asked.of("a  b"));
    assertThat(Asked.of("no").without(Set.of("no")).parts()).isEmpty();
    String longest = "y".repeat(100);
    assertThat(Asked.of("x " + longest).without(Set.of(Asked.beginning(longest))))
        .isEqualTo(Asked.of("x"));
  }

  @Test
  void whatIsLeftOutIsNotReplacedByWhatWasNotLookedAt() {
    assertThat(Asked.of("a b c d e f g h i j k l m n").without(Set.of("a", "b")).words())
        .containsExactly("c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
  }

  @Test
  void theLastWordMayBeAPlural() {
    assertThat(Asked.of("daily Reports!").inSingular()).isEqualTo(Asked.of("daily report"));
    assertThat(Asked.of("daily report").inSingular()).isEqualTo(Asked.of("daily report"));
    assertThat(Asked.of("!").inSingular()).isEqualTo(Asked.of("!"));
  }

  @Test
  void longWordsHaveNoTypos() {
    assertThat(Asked.mayHaveTypos("a".repeat(30))).isTrue();
    assertThat(Asked.mayHaveTypos("a".repeat(31))).isFalse();
    assertThat(Asked.mayHaveTypos("ﷺ".repeat(3))).isFalse();
  }
}
