package io.daybook.command.concurrency;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import org.springframework.stereotype.Component;

@Component
final class DeleteConcurrencyLimitHandler implements CommandHandler<DeleteConcurrencyLimit, Done> {

  private final ConcurrencyLimitDirectory limits;

  DeleteConcurrencyLimitHandler(ConcurrencyLimitDirectory limits) {
    this.limits = limits;
  }

  @Override
  public Class<DeleteConcurrencyLimit> type() {
    return DeleteConcurrencyLimit.class;
  }

  @Override
  public Done handle(DeleteConcurrencyLimit command) {
    limits.delete(limits.idOf(command.address()));
    return Done.DONE;
  }
}
