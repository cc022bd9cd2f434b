package io.daybook.command.ledger.axon;

import io.daybook.command.dispatch.Written;
import io.daybook.ledger.Log;
import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** A handler's answer, to which the commit adds the positions. */
final class Receipt<R> {

  private final R answer;
  private Map<Log, Long> positions = Map.of();

  Receipt(R answer) {
    this.answer = answer;
  }

  void fillIn(UnitOfWork<?> committed) {
    positions = Map.copyOf(Positions.of(committed.root()));
  }

  Written<R> written() {
    return new Written<>(answer, positions);
  }
}
