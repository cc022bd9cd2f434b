package io.daybook.command.flow;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Deletes a flow, its deployments, and the limits that were made for those. */
public record DeleteFlow(UUID id) implements Command<Done> {}
