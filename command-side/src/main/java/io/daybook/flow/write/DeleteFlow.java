package io.daybook.flow.write;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;
import java.util.UUID;

/** Deletes a flow, its deployments, and the limits that were made for those. */
public record DeleteFlow(UUID id) implements Command<Done> {}
