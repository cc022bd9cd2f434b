package io.daybook.command.run;

import io.daybook.ledger.Command;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets a paused flow run go on.
 *
 * @param input for a run that waits for one
 */
record ResumeRun(UUID flowRunId, ObjectNode input) implements Command<StateAnswer> {}
