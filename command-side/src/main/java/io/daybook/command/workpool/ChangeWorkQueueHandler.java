package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Moment;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueueActivity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class ChangeWorkQueueHandler implements CommandHandler<ChangeWorkQueue, Done> {

  private final WorkPoolDirectory pools;
  private final WorkQueueActivityTable activities;
  private final Moment moment;

  ChangeWorkQueueHandler(
      WorkPoolDirectory pools, WorkQueueActivityTable activities, Moment moment) {
    this.pools = pools;
    this.activities = activities;
    this.moment = moment;
  }

  @Override
  public Class<ChangeWorkQueue> type() {
    return ChangeWorkQueue.class;
  }

  @Override
  public Done handle(ChangeWorkQueue command) {
    AddressedQueue found = pools.queue(command.address(), id -> "Work Queue " + id + " not found");
    boolean shift = command.address() instanceof WorkQueueAddress.InPool;
    List<WorkPoolEvent> events =
        WorkQueueDecider.change(found.pool(), found.queue(), command.changes(), shift).orThrow();
    pools.record(found.pool().id(), events);
    track(found.queue().id(), command.changes());
    return Done.DONE;
  }

  private void track(UUID queueId, WorkQueueChanges changes) {
    if (!changes.lastPolled().isSent() && !changes.paused().isSent()) {
      return;
    }
    WorkQueueActivity activity = activities.lock(queueId);
    if (changes.lastPolled().isSent()) {
      activity = activity.stamped(changes.lastPolled().orNull());
    }
    Instant now = moment.now();
    if (changes.paused() instanceof Field.Value<Boolean>(Boolean paused)) {
      activity = activity.paused(paused, now);
    }
    activities.save(queueId, activity);
  }
}
