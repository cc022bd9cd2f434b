package io.daybook.command.run;

import io.daybook.ledger.Command;
import java.util.UUID;

/** Lets a paused flow run go on. */
record ResumeRun(UUID flowRunId) implements Command<StateAnswer> {}
