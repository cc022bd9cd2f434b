package io.daybook.flow;

import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.flow.FlowEvent.FlowTouched;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A flow after the events so far. */
public record Flow(
    UUID id,
    Instant created,
    Instant updated,
    String name,
    List<String> tags,
    @Nullable ObjectNode labels) {

  public FlowRef ref() {
    return new FlowRef(id, name);
  }

  /** The flow after one more event; null before its creation and after its deletion. */
  public static @Nullable Flow evolve(@Nullable Flow flow, FlowEvent event, Instant at) {
    return switch (event) {
      case FlowCreated e -> new Flow(e.flowId(), at, at, e.name(), e.tags(), e.labels());
      case FlowTagsChanged e -> existing(flow).updated(e.tags(), at);
      case FlowTouched _ -> existing(flow).updated(existing(flow).tags(), at);
      case FlowDeleted _ -> null;
    };
  }

  private Flow updated(List<String> newTags, Instant at) {
    return new Flow(id, created, at, name, newTags, labels);
  }

  private static Flow existing(@Nullable Flow flow) {
    return Objects.requireNonNull(flow, "an event of a flow that does not exist");
  }
}
