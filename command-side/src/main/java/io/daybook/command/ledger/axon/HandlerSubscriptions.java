package io.daybook.command.ledger.axon;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.ledger.Command;
import org.axonframework.commandhandling.CommandBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Subscribes every handler that is a bean; two for one command end the start. */
final class HandlerSubscriptions implements SmartInitializingSingleton {

  private final CommandBus bus;
  private final ObjectProvider<CommandHandler<?, ?>> handlers;
  private final JdbcClient jdbc;

  HandlerSubscriptions(
      CommandBus bus, ObjectProvider<CommandHandler<?, ?>> handlers, JdbcClient jdbc) {
    this.bus = bus;
    this.handlers = handlers;
    this.jdbc = jdbc;
  }

  @Override
  public void afterSingletonsInstantiated() {
    handlers.forEach(this::subscribe);
  }

  private <C extends Command<R>, R> void subscribe(CommandHandler<C, R> handler) {
    bus.subscribe(handler.type().getName(), new HandlerSubscription<>(handler, jdbc));
  }
}
