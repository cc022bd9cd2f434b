package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registrar;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkPoolEvent.WorkPoolConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDescriptionChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolJobTemplateChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolPaused;
import io.daybook.workpool.WorkPoolEvent.WorkPoolResumed;
import io.daybook.workpool.WorkPoolEvent.WorkPoolStorageChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolTouched;
import io.daybook.workpool.WorkPoolEvent.WorkQueueConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDescriptionChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueEvent;
import io.daybook.workpool.WorkPoolEvent.WorkQueueFilterChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePaused;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePriorityChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkPoolEvent.WorkQueueResumed;
import io.daybook.workpool.WorkPoolEvent.WorkQueueTouched;
import java.time.Instant;
import java.util.List;

/** Names of pools and queues. A queue that deployments still point at can't go. */
final class WorkPoolRegistrar implements Registrar<WorkPoolEvent> {

  @Override
  public Class<WorkPoolEvent> events() {
    return WorkPoolEvent.class;
  }

  @Override
  public List<Registration> register(WorkPoolEvent event, Instant at) {
    return switch (event) {
      case WorkPoolCreated e ->
          List.of(
              Registration.of(
                  "insert into ledger.work_pool (id, name, type) values (?, ?, ?)",
                  e.poolId(),
                  e.name(),
                  e.type()));
      case WorkPoolDeleted e ->
          List.of(
              Registration.of("delete from ledger.work_queue where pool_id = ?", e.poolId()),
              Registration.of("delete from ledger.work_pool where id = ?", e.poolId()));
      case WorkQueueEvent e -> registerQueue(e);
      case WorkPoolDescriptionChanged _,
          WorkPoolPaused _,
          WorkPoolResumed _,
          WorkPoolJobTemplateChanged _,
          WorkPoolConcurrencyLimitChanged _,
          WorkPoolStorageChanged _,
          WorkPoolTouched _ ->
          List.of();
    };
  }

  private static List<Registration> registerQueue(WorkQueueEvent event) {
    return switch (event) {
      case WorkQueueCreated e ->
          List.of(
              Registration.of(
                  "insert into ledger.work_queue (id, pool_id, name) values (?, ?, ?)",
                  e.queueId(),
                  e.poolId(),
                  e.name()));
      case WorkQueueRenamed e ->
          List.of(
              Registration.of(
                  "update ledger.work_queue set name = ? where id = ?", e.name(), e.queueId()));
      case WorkQueueDeleted e ->
          List.of(Registration.of("delete from ledger.work_queue where id = ?", e.queueId()));
      case WorkQueueDescriptionChanged _,
          WorkQueuePaused _,
          WorkQueueResumed _,
          WorkQueueConcurrencyLimitChanged _,
          WorkQueuePriorityChanged _,
          WorkQueueFilterChanged _,
          WorkQueueTouched _ ->
          List.of();
    };
  }
}
