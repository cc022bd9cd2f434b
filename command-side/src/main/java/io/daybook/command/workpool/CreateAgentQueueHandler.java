package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueue;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class CreateAgentQueueHandler implements CommandHandler<CreateAgentQueue, CreatedWorkQueue> {

  private static final String TAKEN = "A work queue with this name already exists.";

  private final WorkPoolDirectory pools;

  CreateAgentQueueHandler(WorkPoolDirectory pools) {
    this.pools = pools;
  }

  @Override
  public Class<CreateAgentQueue> type() {
    return CreateAgentQueue.class;
  }

  @Override
  public CreatedWorkQueue handle(CreateAgentQueue command) {
    boolean first = pools.find(AgentPool.NAME) == null;
    WorkPool pool = pools.ensureAgentPool();
    WorkQueue own = pool.queue(pool.defaultQueueId()).orElseThrow();
    if (first && own.name().equals(command.queue().name())) {
      return new CreatedWorkQueue(pool, own);
    }
    UUID id = UUID.randomUUID();
    List<WorkPoolEvent> events =
        WorkQueueDecider.append(pool, command.queue(), id, TAKEN).orThrow();
    return CreatedWorkQueue.of(pools.record(pool.id(), events), id);
  }
}
