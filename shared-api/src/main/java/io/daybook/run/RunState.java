package io.daybook.run;

import io.daybook.filter.StateType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The state of a run from a moment on.
 *
 * @param name such as {@code Late}; by default the type, capitalised
 * @param data where the result lies; see {@link StateData}
 */
public record RunState(
    UUID id,
    StateType type,
    String name,
    Instant timestamp,
    @Nullable String message,
    @Nullable JsonNode data,
    StateDetails details) {

  private static final Set<StateType> TERMINAL =
      Set.of(StateType.COMPLETED, StateType.FAILED, StateType.CANCELLED, StateType.CRASHED);

  public RunState {
    data = data == null || data.isNull() ? null : data;
  }

  /** Whether a run in a state of this type has ended. */
  public static boolean isTerminal(StateType type) {
    return TERMINAL.contains(type);
  }

  public boolean isTerminal() {
    return isTerminal(type);
  }
}
