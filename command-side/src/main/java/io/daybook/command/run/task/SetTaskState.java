package io.daybook.command.run.task;

import io.daybook.command.run.NewState;
import io.daybook.command.run.StateAnswer;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Asks for a state of a task run. */
record SetTaskState(UUID taskRunId, NewState state, boolean force)
    implements Command<StateAnswer> {}
