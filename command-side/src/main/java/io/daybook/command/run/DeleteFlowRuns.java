package io.daybook.command.run;

import io.daybook.ledger.Command;
import java.util.List;
import java.util.UUID;

/** Deletes those of several flow runs that are still there; the answer says which. */
record DeleteFlowRuns(List<UUID> flowRunIds) implements Command<List<UUID>> {}
