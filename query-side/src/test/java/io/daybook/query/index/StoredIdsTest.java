package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.index.StoredIds.Page;
import io.daybook.query.testing.SearchUnderTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoredIdsTest {

  @Test
  void allAreToldPageByPage() {
    try (SearchUnderTest search = new SearchUnderTest()) {
      String index = search.client().names().version(Index.WORK_POOLS, 1);
      for (int i = 0; i < 25; i++) {
        String path = "/%s/_doc/p%d".formatted(index, i);
        search.client().put(path, "{}".getBytes(StandardCharsets.UTF_8));
      }
      StoredIds ids = new StoredIds(search.client());
      ids.begin(index);

      Page first = ids.after(index, -1, 10);
      Page second = ids.after(index, first.last(), 10);
      Page third = ids.after(index, second.last(), 10);

      assertThat(first.ids()).hasSize(10).startsWith("p0");
      assertThat(second.ids()).hasSize(10).startsWith("p10");
      assertThat(third.ids()).hasSize(5).endsWith("p24");
      assertThat(ids.after(index, third.last(), 10).ids()).isEmpty();
    }
  }
}
