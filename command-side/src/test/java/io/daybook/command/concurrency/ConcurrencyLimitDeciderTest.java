package io.daybook.command.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.dispatch.Decision;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeactivated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDecayChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitRenamed;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitTouched;
import io.daybook.wire.Field;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitDeciderTest {

  private static final UUID ID = new UUID(0, 1);
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final ConcurrencyLimit LIMIT = new ConcurrencyLimit(ID, AT, AT, "g", 3, true, 0);

  @Test
  void aChangeIsOneEventPerAttributeThatChanges() {
    var changes =
        new ConcurrencyLimitChanges(
            Field.of(false),
            Field.of("h"),
            Field.of(4),
            Field.absent(),
            Field.absent(),
            Field.of(0.5));
    assertThat(ConcurrencyLimitDecider.change(LIMIT, changes).orThrow())
        .containsExactly(
            new ConcurrencyLimitRenamed(ID, "h"),
            new ConcurrencyLimitChanged(ID, 4),
            new ConcurrencyLimitDeactivated(ID),
            new ConcurrencyLimitDecayChanged(ID, 0.5));
  }

  @Test
  void aChangeOfTheSlotsAloneIsAnUpdate() {
    assertThat(ConcurrencyLimitDecider.change(LIMIT, slots(Field.of(2))).orThrow())
        .containsExactly(new ConcurrencyLimitTouched(ID));
  }

  @Test
  void nothingMayBeNull() {
    assertThat(ConcurrencyLimitDecider.change(LIMIT, slots(Field.ofNull())))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void aDeploymentsLimitIsNamedForItAndChangedInPlace() {
    UUID deployment = new UUID(0, 7);
    assertThat(ConcurrencyLimitDecider.createForDeployment(deployment, ID, 2))
        .containsExactly(new ConcurrencyLimitCreated(ID, "deployment:" + deployment, 2, true, 0));
    assertThat(ConcurrencyLimitDecider.limitTo(LIMIT, 5))
        .containsExactly(new ConcurrencyLimitChanged(ID, 5));
    assertThat(ConcurrencyLimitDecider.limitTo(LIMIT, 3)).isEmpty();
  }

  private static ConcurrencyLimitChanges slots(Field<Integer> slots) {
    return new ConcurrencyLimitChanges(
        Field.absent(), Field.absent(), Field.absent(), slots, Field.absent(), Field.absent());
  }
}
