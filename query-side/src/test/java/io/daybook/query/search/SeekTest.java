package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.query.paging.Cursor;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeekTest {
  private static final String ROW = "[20.0,3,\"month-end\",\"0193\"]";

  private final Seek beginning = seek("");

  @Test
  void theFirstPageIsReadAnew() {
    assertThat(beginning.reading()).isNull();
    assertThat(beginning.after()).isNull();
  }

  @Test
  void thePagesAfterItAreReadAsItWas() {
    Asked typed = Asked.of("the ledger basilisk");
    Reading read = Reading.asTyped(typed).without(Set.of("basilisk")).withTypos();

    Seek seek = seek(beginning.cursor(ROW, read));

    assertThat(seek.after()).isEqualTo(ROW);
    Reading again = Objects.requireNonNull(seek.reading());
    assertThat(again.mark()).isEqualTo(read.mark());
    assertThat(again.leftOut()).isEqualTo(read.leftOut());
  }

  @Test
  void aCursorThatHoldsNoReadingIsRefused() {
    String older = Cursor.behind(beginning.question(), ROW);

    assertThatExceptionOfType(ApiException.class).isThrownBy(() -> seek(older));
  }

  private static Seek seek(String cursor) {
    byte[] body = Json.bytes(Json.object().put("q", "the ledger basilisk").put("cursor", cursor));
    JsonBody sent = JsonBody.parse(body);
    return Seek.of(SearchBody.read(sent, 200), sent);
  }
}
