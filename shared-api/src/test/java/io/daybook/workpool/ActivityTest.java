package io.daybook.workpool;

import static io.daybook.workpool.WorkQueueStatus.NOT_READY;
import static io.daybook.workpool.WorkQueueStatus.PAUSED;
import static io.daybook.workpool.WorkQueueStatus.READY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void aPolledQueueIsReadyForAMinute() {
    WorkQueueActivity polled = WorkQueueActivity.NONE.polled(NOW);
    assertThat(polled.status(NOW.plusSeconds(60))).isEqualTo(READY);
    assertThat(polled.status(NOW.plusSeconds(61))).isEqualTo(NOT_READY);
  }

  @Test
  void aPausedQueueIsOnlyStampedByAPoll() {
    WorkQueueActivity polled = WorkQueueActivity.NONE.paused(true, NOW).polled(NOW);
    assertThat(polled.status(NOW)).isEqualTo(PAUSED);
    assertThat(polled.lastPolled()).isEqualTo(NOW);
  }

  @Test
  void aResumedQueueIsReadyIfItWasPolledOfLate() {
    WorkQueueActivity paused = WorkQueueActivity.NONE.paused(true, NOW).polled(NOW);
    assertThat(paused.paused(false, NOW.plusSeconds(60)).status()).isEqualTo(READY);
    assertThat(paused.paused(false, NOW.plusSeconds(61)).status()).isEqualTo(NOT_READY);
  }

  @Test
  void resumingAQueueThatIsNotPausedChangesNothing() {
    WorkQueueActivity stamped = WorkQueueActivity.NONE.stamped(NOW);
    assertThat(stamped.paused(false, NOW).status()).isEqualTo(NOT_READY);
  }

  @Test
  void aWorkerIsOnlineForThreeIntervals() {
    Worker quick = worker(10);
    assertThat(quick.status(NOW.plusSeconds(30))).isEqualTo(WorkerStatus.ONLINE);
    assertThat(quick.status(NOW.plusSeconds(31))).isEqualTo(WorkerStatus.OFFLINE);
  }

  @Test
  void aWorkerThatNamesNoIntervalHasThirtySeconds() {
    assertThat(worker(null).status(NOW.plusSeconds(90))).isEqualTo(WorkerStatus.ONLINE);
    assertThat(worker(null).status(NOW.plusSeconds(91))).isEqualTo(WorkerStatus.OFFLINE);
  }

  private static Worker worker(@Nullable Integer interval) {
    UUID id = new UUID(0, 1);
    return new Worker(id, id, "w", NOW, NOW, NOW, interval);
  }
}
