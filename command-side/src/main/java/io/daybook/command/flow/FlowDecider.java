package io.daybook.command.flow;

import io.daybook.command.dispatch.Decision;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.flow.FlowEvent.FlowTouched;
import io.daybook.flow.FlowRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prefect's rules for flows. */
final class FlowDecider {

  private FlowDecider() {}

  /** A flow that is there stays as it is, whatever tags and labels the command has. */
  static Decision<FlowEvent> decide(@Nullable Flow flow, UUID newId, CreateFlow command) {
    return flow == null
        ? Decision.accepted(
            new FlowCreated(newId, command.name(), command.tags(), command.labels()))
        : Decision.accepted();
  }

  /** Even a change of nothing moves the flow's time of update. */
  static Decision<FlowEvent> decide(@Nullable Flow flow, ChangeFlow command) {
    if (flow == null) {
      return notFound();
    }
    List<String> tags = command.tags().orElse(flow.tags());
    return tags.equals(flow.tags())
        ? Decision.accepted(new FlowTouched(flow.id()))
        : Decision.accepted(new FlowTagsChanged(flow.id(), tags));
  }

  /**
   * What the flow was does not matter, so that it need not be readable.
   *
   * @param flow as the registry knows it; null if it is not there
   */
  static Decision<FlowEvent> decide(@Nullable FlowRef flow, DeleteFlow command) {
    return flow == null ? notFound() : Decision.accepted(new FlowDeleted(flow.id()));
  }

  private static Decision<FlowEvent> notFound() {
    return Decision.refused(404, "Flow not found");
  }
}
