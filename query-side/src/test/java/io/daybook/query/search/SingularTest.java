package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SingularTest {

  @Test
  void theMostLikelyIsFirst() {
    assertThat(Singular.of("Orders")).containsExactly("order");
    assertThat(Singular.of("inventories")).containsExactly("inventory", "inventorie");
    assertThat(Singular.of("batches")).containsExactly("batch", "batche");
    assertThat(Singular.of("databases")).containsExactly("database");
    assertThat(Singular.of("processes")).first().isEqualTo("process");
  }

  @Test
  void whatIsNoPluralHasNone() {
    assertThat(Singular.of("aws")).isEmpty();
    assertThat(Singular.of("access")).isEmpty();
    assertThat(Singular.of("status")).isEmpty();
    assertThat(Singular.of("analysis")).isEmpty();
    assertThat(Singular.of("ledger")).isEmpty();
    assertThat(Singular.of("订单")).isEmpty();
  }
}
