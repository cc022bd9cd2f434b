package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.TASK_RUN)
final class TaskRunAggregate extends LedgerAggregate<TaskRun, TaskRunEvent> {

  TaskRunAggregate() {
    super(TaskRunEvent.class, TaskRun::evolve);
  }
}
