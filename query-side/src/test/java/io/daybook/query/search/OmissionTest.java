package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OmissionTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      textBlock =
          """
          no ledger, ledger
          ledger no, ledger
          daily no ledger, daily ledger
          ledger-no, ledger
          no_ledger, ledger
          etl-no-orders_daily, etl-orders_daily
          LedgerNo Ledger, Ledger Ledger
          etl/no-orders, etl/orders
          "no" ledger!, ledger!
          'no-ledger', ledger
          (no no), ||
          ledger.nobody, ledger.nobody
          no😀ledger, ledger
          """)
  void whatIsLeftOutWasNeverTyped(String text, String rest) {
    assertThat(new Omission(Set.of("no", "No")).of(text).strip()).isEqualTo(rest);
  }

  @Test
  void theRestStaysAsItIs() {
    assertThat(new Omission(Set.of("none")).of("--a_b, \"c\" d/E-f--"))
        .isEqualTo("--a_b, \"c\" d/E-f--");
  }
}
