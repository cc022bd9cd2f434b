package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdDigestsTest {

  @Test
  void whatWasAddedIsInIt() {
    IdDigests digests = new IdDigests();
    for (int i = 0; i < 1_000; i++) {
      digests.add("index", "id" + i);
      assertThat(digests.contains("index", "id" + i / 2)).isTrue();
    }

    assertThat(digests.contains("index", "id1000")).isFalse();
    assertThat(digests.contains("other", "id1")).isFalse();
    assertThat(new IdDigests().contains("index", "id1")).isFalse();
  }
}
