package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import org.springframework.stereotype.Component;

@Component
final class DeleteWorkerHandler implements CommandHandler<DeleteWorker, Done> {

  private final WorkPoolDirectory pools;
  private final WorkerTable workers;

  DeleteWorkerHandler(WorkPoolDirectory pools, WorkerTable workers) {
    this.pools = pools;
    this.workers = workers;
  }

  @Override
  public Class<DeleteWorker> type() {
    return DeleteWorker.class;
  }

  @Override
  public Done handle(DeleteWorker command) {
    WorkPool pool = pools.get(command.poolName());
    if (!workers.delete(pool.id(), command.workerName())) {
      throw ApiException.notFound("Worker not found.");
    }
    return Done.DONE;
  }
}
