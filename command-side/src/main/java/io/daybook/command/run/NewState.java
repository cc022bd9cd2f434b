package io.daybook.command.run;

import io.daybook.filter.StateType;
import io.daybook.run.RunState;
import io.daybook.run.StateData;
import io.daybook.run.StateDetails;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A state that a run is to come into.
 *
 * @param data as the client sent it
 */
public record NewState(
    StateType type,
    String name,
    @Nullable String message,
    @Nullable JsonNode data,
    StateDetails details) {

  /** A state of a type, under the name that it has by default. */
  public static NewState of(StateType type) {
    return of(type, null);
  }

  public static NewState of(StateType type, @Nullable String message) {
    return new NewState(type, nameOf(type), message, null, StateDetails.NONE);
  }

  /** SCHEDULED under a name, due at a time. */
  public static NewState scheduled(String name, Instant time) {
    return new NewState(StateType.SCHEDULED, name, null, null, StateDetails.scheduled(time));
  }

  /** What states of the type are called unless their maker says otherwise. */
  public static String nameOf(StateType type) {
    return type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
  }

  public boolean isTerminal() {
    return RunState.isTerminal(type);
  }

  public NewState named(String other) {
    return new NewState(type, other, message, data, details);
  }

  public NewState withMessage(@Nullable String text) {
    return new NewState(type, name, text, data, details);
  }

  public NewState withDetails(StateDetails other) {
    return new NewState(type, name, message, data, other);
  }

  /** A SCHEDULED state without a time is due now. */
  public NewState dueBy(Instant now) {
    return type == StateType.SCHEDULED && details.scheduledTime() == null
        ? withDetails(details.with(d -> d.scheduledTime = now.atOffset(ZoneOffset.UTC)))
        : this;
  }

  RunState at(UUID id, Instant timestamp) {
    return new RunState(id, type, name, timestamp, message, StateData.kept(data), details);
  }
}
