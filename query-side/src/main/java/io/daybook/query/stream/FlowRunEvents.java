package io.daybook.query.stream;

import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.RunState;
import io.daybook.wire.Json;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every state of a flow run as the event that Prefect makes of it. */
@Component
final class FlowRunEvents {

  /** Further apart, the order of two events is beyond doubt. */
  private static final Duration TIGHT = Duration.ofMinutes(5);

  private static final int LONGEST_MESSAGE = 100_000;
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private final LogStore store;
  private final Related related;

  FlowRunEvents(LogStore store, Related related) {
    this.store = store;
    this.related = related;
  }

  /** The name that the event will have; null if it is none, since the run has no state. */
  static @Nullable String name(RunRow row) {
    RunState state = state(row.event());
    return state == null ? null : "prefect.flow-run." + state.name();
  }

  /** The event; null if the run has no state by it, or if it is gone meanwhile. */
  @Nullable StreamedEvent event(RunRow row) {
    RunState state = state(row.event());
    FlowRun run = store.flowRun(row.flowRunId(), row.begun(), row.position());
    if (state == null || run == null) {
      return null;
    }
    RunState before = row.event() instanceof FlowRunCreated ? null : stateBefore(row);
    return StreamedEvent.of(
        state.id(),
        "prefect.flow-run." + state.name(),
        state.timestamp(),
        resource(run, state),
        related.of(run),
        payload(before, state),
        before != null && isTight(before, state) ? before.id() : null);
  }

  private static boolean isTight(RunState before, RunState state) {
    return Duration.between(before.timestamp(), state.timestamp()).abs().compareTo(TIGHT) < 0;
  }

  private @Nullable RunState stateBefore(RunRow row) {
    FlowRun before = store.flowRun(row.flowRunId(), row.begun(), row.position() - 1);
    return before == null ? null : before.state();
  }

  private static @Nullable RunState state(@Nullable FlowRunEvent event) {
    return event instanceof FlowRunEvent.StateEvent changed ? changed.state() : null;
  }

  private static ObjectNode resource(FlowRun run, RunState state) {
    ObjectNode resource = Json.object();
    resource.put(StreamedEvent.ID, "prefect.flow-run." + run.id());
    resource.put("prefect.resource.name", run.name());
    resource.put("prefect.run-count", Integer.toString(run.times().runCount()));
    resource.put("prefect.state-message", state.message() == null ? "" : shortened(state));
    resource.put("prefect.state-name", state.name());
    resource.put("prefect.state-timestamp", ISO.format(state.timestamp()));
    return resource.put("prefect.state-type", state.type().name());
  }

  private static ObjectNode payload(@Nullable RunState before, RunState state) {
    ObjectNode payload = Json.object();
    payload
        .putObject("intended")
        .put("from", before == null ? null : before.type().name())
        .put("to", state.type().name());
    payload.set("initial_state", part(before));
    payload.set("validated_state", part(state));
    return payload;
  }

  private static JsonNode part(@Nullable RunState state) {
    if (state == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode part = Json.object().put("type", state.type().name()).put("name", state.name());
    if (state.message() != null && !state.message().isEmpty()) {
      part.put("message", shortened(state));
    }
    if (state.type() == StateType.PAUSED) {
      part.put("pause_reschedule", Boolean.toString(state.details().pauseReschedule()));
    }
    return part;
  }

  /** The beginning and the end of a message that is far too long. */
  private static String shortened(RunState state) {
    String message = state.message() == null ? "" : state.message();
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    int half = LONGEST_MESSAGE / 2;
    return "%s...%d additional characters...%s"
        .formatted(
            message.substring(0, half),
            message.length() - 2 * half,
            message.substring(message.length() - half));
  }
}
