package io.daybook.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Hands the events of a unit of work on together, when the last one has come. */
final class BatchInvoker implements EventHandlerInvoker {

  private static final String BATCH = "daybook.batch";

  private final Consumer<List<LogEntry>> handler;

  BatchInvoker(Consumer<List<LogEntry>> handler) {
    this.handler = handler;
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    UnitOfWork<?> unit = CurrentUnitOfWork.get();
    List<LogEntry> batch = unit.getOrComputeResource(BATCH, _ -> new ArrayList<>());
    batch.add((LogEntry) message.getPayload());
    if (!(unit instanceof BatchingUnitOfWork<?> many) || many.isLastMessage()) {
      handler.accept(batch);
    }
  }
}
