package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class CreateWorkQueueHandler implements CommandHandler<CreateWorkQueue, CreatedWorkQueue> {

  /** Word for word, braces included: clients were never given the pool's name here. */
  private static final String TAKEN =
      "A work queue with this name already exists in work pool {work_pool_name!r}.";

  private final WorkPoolDirectory pools;

  CreateWorkQueueHandler(WorkPoolDirectory pools) {
    this.pools = pools;
  }

  @Override
  public Class<CreateWorkQueue> type() {
    return CreateWorkQueue.class;
  }

  @Override
  public CreatedWorkQueue handle(CreateWorkQueue command) {
    WorkPool pool = pools.get(command.poolName());
    UUID id = UUID.randomUUID();
    List<WorkPoolEvent> events =
        WorkQueueDecider.create(pool, command.queue(), id, TAKEN).orThrow();
    return CreatedWorkQueue.of(pools.record(pool.id(), events), id);
  }
}
