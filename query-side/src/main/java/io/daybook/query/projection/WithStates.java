package io.daybook.query.projection;

import io.daybook.run.Run;
import io.daybook.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run, and the ids of all states that it was in: by them a state finds its run.
 *
 * @param <R> the kind of run
 */
record WithStates<R extends Run>(R run, List<UUID> states) {

  /**
   * What comes of an event.
   *
   * @param run after it; null if it is gone
   * @param state that the event told of; null if it told of none
   */
  static <R extends Run> @Nullable WithStates<R> after(
      @Nullable WithStates<R> before, @Nullable R run, @Nullable RunState state) {
    if (run == null) {
      return null;
    }
    List<UUID> states = new ArrayList<>(before == null ? List.of() : before.states());
    if (state != null) {
      states.add(state.id());
    }
    return new WithStates<>(run, states);
  }
}
