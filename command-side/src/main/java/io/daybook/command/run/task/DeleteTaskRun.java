package io.daybook.command.run.task;

import io.daybook.ledger.Command;
import java.util.UUID;

/** Deletes a task run; the answer says whether it was there. */
record DeleteTaskRun(UUID taskRunId) implements Command<Boolean> {}
