package io.daybook.command.ledger.axon;

import io.daybook.command.dispatch.Written;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** A handler's answer, to which the commit adds the position. */
final class Receipt<R> {

  private final R answer;
  private @Nullable Long position;

  Receipt(R answer) {
    this.answer = answer;
  }

  void fillIn(UnitOfWork<?> committed) {
    position = committed.root().getResource(MetaDataKeys.POSITION);
  }

  Written<R> written() {
    return new Written<>(answer, position);
  }
}
