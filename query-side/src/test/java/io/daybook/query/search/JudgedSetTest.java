package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judged set can be trusted: it is as large as it should be, and every answer exists. */
class JudgedSetTest {
  private final JudgedSet set = JudgedSet.read();

  @Test
  void hasFiveThousandDeploymentsWithNamesOfTheirOwn() {
    Set<String> names = new HashSet<>();
    set.deployments()
        .forEach(d -> names.add(d.path("flow").asString() + "/" + d.path("name").asString()));

    assertThat(names).hasSize(5_000);
    assertThat(set.queries()).hasSizeGreaterThanOrEqualTo(70).doesNotHaveDuplicates();
    assertThat(set.questions())
        .hasSizeGreaterThanOrEqualTo(40)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(set.queries());
  }

  @Test
  void everyExpectationIsThereToBeFound() {
    List<JudgedSet.Query> all = new ArrayList<>(set.queries());
    all.addAll(set.questions());
    for (JudgedSet.Query query : all) {
      for (String expected : query.expected()) {
        var one = new JudgedSet.Query(query.kind(), query.text(), List.of(expected));
        assertThat(set.deployments())
            .as("%s: %s", query.text(), expected)
            .anyMatch(d -> one.isAnsweredBy(d.path("flow").asString(), d));
      }
    }
  }
}
