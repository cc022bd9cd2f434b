package io.daybook.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.index.Index;
import io.daybook.query.testing.Documents;
import io.daybook.query.testing.SearchUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexCopyTest {
  private SearchUnderTest search;
  private IndexCopy<String> copy;

  @BeforeEach
  void twoQueues() {
    search = new SearchUnderTest();
    search.write(
        Index.WORK_QUEUES, List.of(Documents.queue("q1", "one"), Documents.queue("q2", "two")));
    copy =
        new IndexCopy<>(
            search.client(), Index.WORK_QUEUES, document -> document.path("name").stringValue());
  }

  @AfterEach
  void close() {
    search.close();
  }

  @Test
  void asksOnlyWhenTheIndexHasChanged() {
    assertThat(search.requests(() -> copy.at(1))).isEqualTo(1);
    assertThat(search.requests(() -> copy.at(1))).isZero();
    assertThat(search.requests(() -> copy.at(0))).isZero();
    assertThat(copy.at(1)).isEqualTo(Map.of("q1", "one", "q2", "two"));
  }

  @Test
  void followsWhatWasWritten() {
    copy.at(1);
    search.write(
        Index.WORK_QUEUES, List.of(Documents.queue("q2", "renamed"), Documents.queue("q3", "new")));

    assertThat(search.requests(() -> copy.at(2))).isEqualTo(1);
    assertThat(copy.at(2)).isEqualTo(Map.of("q1", "one", "q2", "renamed", "q3", "new"));
  }

  @Test
  void noticesWhatIsGone() {
    copy.at(1);
    search.write(Index.WORK_QUEUES, List.of(Documents.queue("q3", "three")));
    search.delete(Index.WORK_QUEUES, "q1");

    assertThat(copy.at(2)).isEqualTo(Map.of("q2", "two", "q3", "three"));
  }

  @Test
  void readsAnotherIndexBehindTheAliasAnew() {
    copy.at(1);
    search.exchange(Index.WORK_QUEUES);
    search.write(Index.WORK_QUEUES, List.of(Documents.queue("q9", "nine")));

    assertThat(copy.at(2)).isEqualTo(Map.of("q9", "nine"));
  }
}
