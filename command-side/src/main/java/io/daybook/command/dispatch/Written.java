package io.daybook.command.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param position the place of its last event in the ledger; null if nothing had to be written
 */
public record Written<R>(R answer, @Nullable Long position) {}
