package io.daybook.command.concurrency;

import io.daybook.wire.Field;

/** The keys of a PATCH of a limit; the two counts of slots are not history and make no event. */
record ConcurrencyLimitChanges(
    Field<Boolean> active,
    Field<String> name,
    Field<Integer> limit,
    Field<Integer> activeSlots,
    Field<Integer> deniedSlots,
    Field<Double> slotDecayPerSecond) {

  /** Whether a key was sent as null, which no column of a limit may be. */
  boolean anyNull() {
    return active instanceof Field.Null
        || name instanceof Field.Null
        || limit instanceof Field.Null
        || activeSlots instanceof Field.Null
        || deniedSlots instanceof Field.Null
        || slotDecayPerSecond instanceof Field.Null;
  }
}
