package io.daybook.command.run.task;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import io.daybook.wire.Field;
import java.util.UUID;

/** Renames a task run. */
record RenameTaskRun(UUID taskRunId, Field<String> name) implements Command<Done> {}
