package io.daybook.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsAtOnceTest {
  private final RowsAtOnce rows = new RowsAtOnce(100);
  private final List<Integer> asked = new ArrayList<>();

  private int askWithRoomFor(int most) {
    return rows.ask(n -> {
      asked.add(n);
      if (n > most) {
        throw new ElasticsearchOverloadedException("no room for " + n, null);
      }
      return n;
    });
  }

  @Test
  void itAsksForHalfUntilThereIsRoom() {
    assertThat(askWithRoomFor(30)).isEqualTo(25);
    assertThat(asked).containsExactly(100, 50, 25);
  }

  @Test
  void itAsksForNoMoreAgain() {
    askWithRoomFor(30);
    assertThat(askWithRoomFor(1000)).isEqualTo(25);
    assertThat(rows.rows()).isEqualTo(25);
  }

  @Test
  void withoutRoomForOneRowItGivesUp() {
    assertThatThrownBy(() -> askWithRoomFor(0))
        .isInstanceOf(ElasticsearchOverloadedException.class)
        .hasMessage("no room for 1");
    assertThat(asked).containsExactly(100, 50, 25, 12, 6, 3, 1);
  }
}
