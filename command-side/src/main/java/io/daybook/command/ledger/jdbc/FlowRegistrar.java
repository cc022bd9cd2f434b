package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registrar;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.flow.FlowEvent.FlowTouched;
import java.time.Instant;
import java.util.List;

/** Names of flows. A flow that still has deployments can't go. */
final class FlowRegistrar implements Registrar<FlowEvent> {

  @Override
  public Class<FlowEvent> events() {
    return FlowEvent.class;
  }

  @Override
  public List<Registration> register(FlowEvent event, Instant at) {
    return switch (event) {
      case FlowCreated e ->
          List.of(
              Registration.of(
                  "insert into ledger.flow (id, name) values (?, ?)", e.flowId(), e.name()));
      case FlowDeleted e ->
          List.of(Registration.of("delete from ledger.flow where id = ?", e.flowId()));
      case FlowTagsChanged _, FlowTouched _ -> List.of();
    };
  }
}
