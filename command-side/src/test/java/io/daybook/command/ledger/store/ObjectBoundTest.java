package io.daybook.command.ledger.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.flow.Flow;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ObjectBoundTest {
  private static final int MOST = 100_000;

  private final ObjectBound bound = new ObjectBound(DataSize.ofBytes(MOST));

  private static Flow flow(int bytes) {
    return new Flow(
        new UUID(0, 1), Instant.EPOCH, Instant.EPOCH, "a".repeat(bytes), List.of(), Json.object());
  }

  private void assertTaken(@Nullable Flow before, @Nullable Flow after) {
    assertThatCode(() -> bound.check(before, after)).doesNotThrowAnyException();
  }

  private void assertRefused(@Nullable Flow before, Flow after) {
    assertThatThrownBy(() -> bound.check(before, after))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("413 The flow would take 10")
        .hasMessageContaining("and may take 100,000 (daybook.ledger.max-object-size)");
  }

  @Test
  void anObjectIsTakenUpToTheBound() {
    assertTaken(null, flow(99_000));
    assertTaken(flow(10), flow(99_000));
    assertRefused(null, flow(101_000));
    assertRefused(flow(10), flow(101_000));
  }

  @Test
  void whatAddsLittleMayGoALittleBeyond() {
    assertTaken(flow(99_800), flow(100_800));
    assertRefused(flow(99_800), flow(101_000));
    assertTaken(flow(108_000), flow(108_100));
  }

  @Test
  void howeverLittleIsAddedThereIsAnEnd() {
    assertThatThrownBy(() -> bound.check(flow(112_500), flow(112_600)))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void whatMakesAnObjectSmallerOrTakesItAwayIsTaken() {
    assertTaken(flow(5_000_000), flow(4_000_000));
    assertTaken(flow(5_000_000), flow(5_000_000));
    assertTaken(flow(5_000_000), null);
    assertTaken(null, null);
  }
}
