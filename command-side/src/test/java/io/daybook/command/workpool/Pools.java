package io.daybook.command.workpool;

import io.daybook.wire.Json;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pools for tests of deciders; queues are known by their numbers, 1 is the default queue. */
final class Pools {

  static final UUID POOL = new UUID(1, 0);
  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private Pools() {}

  static CreateWorkPool draft() {
    return new CreateWorkPool(
        "p", "process", null, Json.object(), false, null, StorageConfiguration.NONE);
  }

  static WorkPool pool() {
    return after(null, WorkPoolDecider.create(draft(), POOL, queue(1)));
  }

  /** With further queues 2, 3, … named q2, q3, …, of these priorities. */
  static WorkPool withQueues(int... priorities) {
    WorkPool pool = pool();
    for (int i = 0; i < priorities.length; i++) {
      var queue = new NewWorkQueue("q" + (i + 2), "", false, null, priorities[i], null);
      pool = after(pool, WorkQueueDecider.append(pool, queue, queue(i + 2), "").orThrow());
    }
    return pool;
  }

  static UUID queue(int number) {
    return new UUID(2, number);
  }

  static WorkPool after(@Nullable WorkPool pool, List<WorkPoolEvent> events) {
    WorkPool after = pool;
    for (WorkPoolEvent event : events) {
      after = WorkPool.evolve(after, event, AT);
    }
    return Objects.requireNonNull(after);
  }
}
