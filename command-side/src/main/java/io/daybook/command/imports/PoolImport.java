package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.NewPool;
import io.daybook.command.imports.ImportItem.NewQueue;
import io.daybook.command.workpool.WorkQueueDecider;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import java.util.List;
import java.util.UUID;

/** Pools with their default queues, and further queues. */
final class PoolImport {

  private final Names names;

  PoolImport(Names names) {
    this.names = names;
  }

  void add(NewPool item, Batch batch) {
    if (names.pool(item.name()) != null) {
      batch.kept();
      return;
    }
    UUID queue = UUID.randomUUID();
    List<WorkPoolEvent> events =
        List.of(
            new WorkPoolCreated(
                item.head().id(),
                item.name(),
                item.type(),
                item.description(),
                item.baseJobTemplate(),
                item.paused(),
                item.concurrencyLimit(),
                StorageConfiguration.NONE,
                queue),
            new WorkQueueCreated(
                item.head().id(),
                queue,
                "default",
                "The work pool's default queue.",
                false,
                null,
                1,
                null));
    write(item.name(), events, item, batch);
  }

  void add(NewQueue item, Batch batch) {
    WorkPool pool = names.pool(item.poolName());
    if (pool == null) {
      throw new BadLineException("path: no such pool: " + item.poolName());
    }
    if (pool.queueNamed(item.queue().name()).isPresent()) {
      batch.kept();
      return;
    }
    List<WorkPoolEvent> events =
        WorkQueueDecider.create(pool, item.queue(), item.head().id(), "the name is taken")
            .orThrow();
    write(item.poolName(), events, item, batch);
  }

  private void write(String pool, List<WorkPoolEvent> events, ImportItem item, Batch batch) {
    batch.write(events, item.head().created());
    names.add(pool, events, item.head().created());
    batch.written();
  }
}
