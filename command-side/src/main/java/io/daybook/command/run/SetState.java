package io.daybook.command.run;

import io.daybook.ledger.Command;
import java.util.UUID;

/** Asks for a state of a flow run. */
record SetState(UUID flowRunId, NewState state, TransitionRules rules)
    implements Command<StateAnswer> {}
