package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.workpool.WorkPool;
import org.springframework.stereotype.Component;

@Component
final class ChangeWorkPoolHandler implements CommandHandler<ChangeWorkPool, Done> {

  private final WorkPoolDirectory pools;
  private final WorkerTable workers;
  private final WorkPoolActivityTable activities;

  ChangeWorkPoolHandler(
      WorkPoolDirectory pools, WorkerTable workers, WorkPoolActivityTable activities) {
    this.pools = pools;
    this.workers = workers;
    this.activities = activities;
  }

  @Override
  public Class<ChangeWorkPool> type() {
    return ChangeWorkPool.class;
  }

  @Override
  public Done handle(ChangeWorkPool command) {
    ReservedNames.refuseChange(command.poolName(), command.changes());
    WorkPool pool = pools.get(command.poolName());
    pools.record(pool.id(), WorkPoolDecider.change(pool, command.changes()).orThrow());
    // Resuming, even of a pool that is not paused, asks anew which workers there are.
    if (Boolean.FALSE.equals(command.changes().paused().orNull())) {
      activities.readyUntil(pool.id(), workers.onlineUntil(pool.id()));
    }
    return Done.DONE;
  }
}
