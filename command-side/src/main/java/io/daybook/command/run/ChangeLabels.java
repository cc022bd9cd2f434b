package io.daybook.command.run;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Adds labels to a flow run's, or changes them. */
record ChangeLabels(UUID flowRunId, ObjectNode labels) implements Command<Done> {}
