package io.daybook.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.index.Index;
import io.daybook.query.testing.RunDocuments;
import io.daybook.query.testing.SearchUnderTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermsRunJoinTest {

  @Test
  void asksInPartsForMoreNumbersThanOneAnswerHolds() {
    try (SearchUnderTest search = new SearchUnderTest()) {
      search.write(
          Index.FLOW_RUNS,
          IntStream.range(0, 10).mapToObj(i -> RunDocuments.flowRun("r" + i, i, null)).toList());
      TermsRunJoin inPartsOfFour = new TermsRunJoin(search.client(), 4);

      Clause found =
          inPartsOfFour.sharing("flow_run_number", Index.FLOW_RUNS, "number", Clause.ALL);

      assertThat(found)
          .isEqualTo(
              Clause.in(
                  "flow_run_number", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")));
    }
  }
}
