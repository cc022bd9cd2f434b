package io.daybook.command.run.upkeep;

import io.daybook.ledger.Command;

/**
 * Does what is to be done to runs; answers how many these were.
 *
 * @param most runs of a kind at once
 */
record KeepRuns(UpkeepTask task, int most) implements Command<Integer> {}
