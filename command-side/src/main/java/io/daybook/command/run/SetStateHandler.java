package io.daybook.command.run;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.wire.ApiException;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class SetStateHandler implements CommandHandler<SetState, StateAnswer> {

  private final StateChanges changes;

  SetStateHandler(StateChanges changes) {
    this.changes = changes;
  }

  @Override
  public Class<SetState> type() {
    return SetState.class;
  }

  @Override
  public StateAnswer handle(SetState command) {
    StateAnswer answer = changes.set(command.flowRunId(), command.state(), command.rules());
    if (answer == null) {
      throw notFound(command.flowRunId());
    }
    return answer;
  }

  static ApiException notFound(UUID id) {
    return ApiException.message(404, "Flow run with id " + id + " not found");
  }
}
