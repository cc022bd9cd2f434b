package io.daybook.command.flow;

import io.daybook.ledger.Command;
import java.util.List;
import java.util.UUID;

/** Deletes those of several flows that are still there; the answer says which. */
public record DeleteFlows(List<UUID> ids) implements Command<List<UUID>> {}
