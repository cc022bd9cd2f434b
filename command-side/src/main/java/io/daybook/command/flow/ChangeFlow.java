package io.daybook.command.flow;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import io.daybook.wire.Field;
import java.util.List;
import java.util.UUID;

/** Changes a flow's tags, which are all that may change of it. */
public record ChangeFlow(UUID id, Field<List<String>> tags) implements Command<Done> {}
