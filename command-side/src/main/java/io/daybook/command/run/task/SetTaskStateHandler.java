package io.daybook.command.run.task;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.run.StateAnswer;
import io.daybook.wire.ApiException;
import org.springframework.stereotype.Component;

@Component
final class SetTaskStateHandler implements CommandHandler<SetTaskState, StateAnswer> {

  private final TaskStates states;

  SetTaskStateHandler(TaskStates states) {
    this.states = states;
  }

  @Override
  public Class<SetTaskState> type() {
    return SetTaskState.class;
  }

  @Override
  public StateAnswer handle(SetTaskState command) {
    StateAnswer answer = states.set(command.taskRunId(), command.state(), command.force());
    if (answer == null) {
      throw ApiException.message(404, "Task run with id " + command.taskRunId() + " not found");
    }
    return answer;
  }
}
