package io.daybook.command.ledger.axon;

import io.daybook.command.dispatch.Commands;
import io.daybook.command.dispatch.RequestScope;
import io.daybook.command.dispatch.Unavailability;
import io.daybook.command.dispatch.Written;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.schema.JsonSchemas;
import io.daybook.ledger.Command;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import io.daybook.wire.ApiException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dispatches on Axon's command bus, again while others come first. */
final class AxonCommands implements Commands {

  private static final Logger log = LoggerFactory.getLogger(AxonCommands.class);

  private final CommandBus bus;
  private final RequestScope request;
  private final EventTables events;
  private final int attempts;

  AxonCommands(CommandBus bus, RequestScope request, EventTables events, int attempts) {
    this.bus = bus;
    this.request = request;
    this.events = events;
    this.attempts = attempts;
  }

  @Override
  public <R> Written<R> send(Command<R> command) {
    request.sending(metadata(command));
    Written<R> written = untilItIsFirst(command);
    written.positions().forEach(request::wrote);
    if (written.positions().isEmpty()) {
      request.wrote(Log.LEDGER, events.of(Log.LEDGER).head());
    }
    return written;
  }

  private <R> Written<R> untilItIsFirst(Command<R> command) {
    Set<UUID> contended = new HashSet<>();
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == attempts;
      try {
        return JsonSchemas.together(() -> dispatch(command, contended));
      } catch (RuntimeException e) {
        switch (Failure.of(e)) {
          case Failure.Conflict conflict when last -> throw outOfAttempts(command, conflict, e);
          case Failure.Conflict conflict -> contended.addAll(conflict.contended());
          case Failure.Unavailable unavailable -> throw unavailable(command, unavailable, e);
          case Failure.Unwritable unwritable -> throw unwritable(command, unwritable);
          case Failure.Final _ -> throw e;
        }
      }
    }
  }

  private EventMetadata metadata(Command<?> command) {
    EventMetadata metadata = request.metadata().withCommand(command.getClass().getSimpleName());
    String reason = command.reason();
    return reason == null ? metadata : metadata.withReason(reason);
  }

  private <R> Written<R> dispatch(Command<R> command, Set<UUID> contended) {
    EventMetadata metadata = metadata(command);
    CommandMessage<Command<R>> message =
        GenericCommandMessage.<Command<R>>asCommandMessage(command)
            .withMetaData(
                Map.of(
                    MetaDataKeys.METADATA,
                    metadata,
                    MetaDataKeys.CONTENDED,
                    Set.copyOf(contended)));
    FutureCallback<Command<R>, Receipt<R>> callback = new FutureCallback<>();
    bus.dispatch(message, callback);
    CommandResultMessage<? extends Receipt<R>> result = callback.getResult();
    if (result.isExceptional()) {
      throw unchecked(result.exceptionResult());
    }
    return result.getPayload().written();
  }

  private static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(failure);
    };
  }

  private ApiException outOfAttempts(
      Command<?> command, Failure.Conflict conflict, RuntimeException cause) {
    log.warn(
        "{} gave up after {} attempts, as others always came first. If this happens often, raise"
            + " daybook.ledger.attempts.",
        command.getClass().getSimpleName(),
        attempts,
        cause);
    return conflict.integrity() ? ApiException.integrityConflict() : busy();
  }

  private static ApiException unwritable(Command<?> command, Failure.Unwritable unwritable) {
    log.warn(
        "{} was refused, as what it wants could not be read again: {}",
        command.getClass().getSimpleName(),
        unwritable.reason());
    return ApiException.detail(422, "This can't be kept: " + unwritable.reason());
  }

  private static ApiException unavailable(
      Command<?> command, Failure.Unavailable reason, RuntimeException cause) {
    // One line for each refused write: many at once would else fill the log, and what is left of a
    // disk.
    String name = command.getClass().getSimpleName();
    log.warn("{} was not written: {}", name, reason.explained());
    log.debug("{} was not written", name, cause);
    return busy();
  }

  private static ApiException busy() {
    return new ApiException(Unavailability.ERROR, Unavailability.RETRY_AFTER);
  }
}
