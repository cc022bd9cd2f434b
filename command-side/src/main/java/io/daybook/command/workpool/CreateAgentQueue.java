package io.daybook.command.workpool;

import io.daybook.ledger.Command;

/**
 * Makes a queue in the pool of agents, as the old routes do; the pool is made with its first queue.
 */
record CreateAgentQueue(NewWorkQueue queue) implements Command<CreatedWorkQueue> {}
