package io.daybook.command.ledger.axon;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.ledger.Command;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts one of our handlers on Axon's command bus. */
final class HandlerSubscription<C extends Command<R>, R>
    implements MessageHandler<CommandMessage<?>> {

  private final CommandHandler<C, R> handler;
  private final JdbcClient jdbc;

  HandlerSubscription(CommandHandler<C, R> handler, JdbcClient jdbc) {
    this.handler = handler;
    this.jdbc = jdbc;
  }

  @Override
  public Object handle(CommandMessage<?> message) {
    queueUp(message);
    Receipt<R> receipt = new Receipt<>(handler.handle(handler.type().cast(message.getPayload())));
    UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
    unitOfWork.afterCommit(receipt::fillIn);
    return receipt;
  }

  // Once a command was too late it takes its turn: those who fail again and again would otherwise
  // starve under a stream of newcomers. Sorted, so that two of them never wait for each other.
  private void queueUp(CommandMessage<?> message) {
    if (message.getMetaData().get(MetaDataKeys.CONTENDED) instanceof Set<?> contended) {
      contended.stream().map(UUID.class::cast).sorted().forEach(this::takeTurn);
    }
  }

  private void takeTurn(UUID aggregateId) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(aggregateId.toString())
        .query()
        .listOfRows();
  }
}
