package io.daybook.command.run;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import io.daybook.run.FlowRunPolicy;
import io.daybook.wire.Field;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes what a flow run is, but not its state.
 *
 * @param name null: a random one
 * @param policy replaces all of it
 * @param jobVariables may be set only before the run is submitted, to what its pool takes
 */
record ChangeFlowRun(
    UUID flowRunId,
    Field<String> name,
    Field<String> flowVersion,
    Field<ObjectNode> parameters,
    Field<FlowRunPolicy> policy,
    Field<List<String>> tags,
    Field<String> infrastructurePid,
    Field<ObjectNode> jobVariables)
    implements Command<Done> {}
