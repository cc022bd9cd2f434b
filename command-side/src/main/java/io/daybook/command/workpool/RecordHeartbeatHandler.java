package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Moment;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolActivity;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
final class RecordHeartbeatHandler implements CommandHandler<RecordHeartbeat, Done> {

  private final WorkPoolDirectory pools;
  private final WorkerTable workers;
  private final WorkPoolActivityTable activities;
  private final Moment moment;

  RecordHeartbeatHandler(
      WorkPoolDirectory pools,
      WorkerTable workers,
      WorkPoolActivityTable activities,
      Moment moment) {
    this.pools = pools;
    this.workers = workers;
    this.activities = activities;
    this.moment = moment;
  }

  @Override
  public Class<RecordHeartbeat> type() {
    return RecordHeartbeat.class;
  }

  @Override
  public Done handle(RecordHeartbeat command) {
    WorkPool pool = pools.get(command.poolName());
    Instant now = moment.now();
    Instant until = workers.beat(pool.id(), command.workerName(), command.interval(), now);
    boolean lifts = !pool.paused() || pool.type().equals(WorkPoolActivity.AGENT_TYPE);
    activities.beat(pool.id(), until, lifts, now);
    return Done.DONE;
  }
}
