package io.daybook.command.concurrency;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Gives the slots of a lease back; nothing happens if there is no such lease. */
record ReleaseLease(UUID leaseId) implements Command<Done> {}
