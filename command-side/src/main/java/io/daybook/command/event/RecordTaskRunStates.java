package io.daybook.command.event;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.List;

/** Records states of task runs, in the order in which they were told. */
record RecordTaskRunStates(List<ReportedTaskRun> reports) implements Command<Done> {}
