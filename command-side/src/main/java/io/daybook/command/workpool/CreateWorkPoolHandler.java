package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Registry;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class CreateWorkPoolHandler implements CommandHandler<CreateWorkPool, WorkPool> {

  private final WorkPoolDirectory pools;
  private final Registry registry;

  CreateWorkPoolHandler(WorkPoolDirectory pools, Registry registry) {
    this.pools = pools;
    this.registry = registry;
  }

  @Override
  public Class<CreateWorkPool> type() {
    return CreateWorkPool.class;
  }

  @Override
  public WorkPool handle(CreateWorkPool command) {
    ReservedNames.refuseCreation(command.name());
    JobTemplate.problemOfDefaults(command.baseJobTemplate())
        .ifPresent(why -> {
          throw ApiException.detail(422, why);
        });
    if (registry.pool(command.name()) != null) {
      throw ApiException.detail(409, "A work pool with this name already exists.");
    }
    UUID id = UUID.randomUUID();
    return pools.record(id, WorkPoolDecider.create(command, id, UUID.randomUUID()));
  }
}
