package io.daybook.command.workpool;

import static io.daybook.command.workpool.Pools.POOL;
import static io.daybook.command.workpool.Pools.pool;
import static io.daybook.command.workpool.Pools.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.dispatch.Decision.Refused;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPoolEvent.WorkPoolConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDescriptionChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolPaused;
import io.daybook.workpool.WorkPoolEvent.WorkPoolTouched;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import org.junit.jupiter.api.Test;

class WorkPoolDeciderTest {

  @Test
  void aPoolIsMadeWithItsDefaultQueue() {
    assertThat(WorkPoolDecider.create(Pools.draft(), POOL, queue(1)))
        .last()
        .isEqualTo(
            new WorkQueueCreated(
                POOL, queue(1), "default", "The work pool's default queue.", false, null, 1, null));
  }

  @Test
  void aChangeIsOneEventPerAttributeThatChanges() {
    var changes =
        new WorkPoolChanges(
            Field.of("d"),
            Field.of(true),
            Field.of(Json.object()),
            Field.of(0),
            Field.of(StorageConfiguration.NONE));
    assertThat(WorkPoolDecider.change(pool(), changes).orThrow())
        .containsExactly(
            new WorkPoolDescriptionChanged(POOL, "d"),
            new WorkPoolPaused(POOL),
            new WorkPoolConcurrencyLimitChanged(POOL, 0));
  }

  @Test
  void aChangeOfNothingIsAnUpdate() {
    assertThat(WorkPoolDecider.change(pool(), paused(Field.of(false))).orThrow())
        .containsExactly(new WorkPoolTouched(POOL));
  }

  @Test
  void aPoolIsPausedOrNot() {
    assertThat(WorkPoolDecider.change(pool(), paused(Field.ofNull()))).isInstanceOf(Refused.class);
  }

  @Test
  void aDeletionIsOneEvent() {
    assertThat(WorkPoolDecider.delete(POOL)).containsExactly(new WorkPoolDeleted(POOL));
  }

  private static WorkPoolChanges paused(Field<Boolean> paused) {
    return new WorkPoolChanges(
        Field.absent(), paused, Field.absent(), Field.absent(), Field.absent());
  }
}
