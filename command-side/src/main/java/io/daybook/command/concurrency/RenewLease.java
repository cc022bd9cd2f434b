package io.daybook.command.concurrency;

import io.daybook.ledger.Command;
import java.time.Duration;
import java.util.UUID;

/** Makes a lease last from now on; answers false if it is not there or has run out. */
record RenewLease(UUID leaseId, Duration lasting) implements Command<Boolean> {}
