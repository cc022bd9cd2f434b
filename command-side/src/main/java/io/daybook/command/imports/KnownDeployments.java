package io.daybook.command.imports;

import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.Folding;
import io.daybook.ledger.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What runs take from their deployments, each read from the ledger once. */
final class KnownDeployments {

  /** A deployment's number and labels. */
  record Known(UUID id, int number, ObjectNode labels) {}

  private final EventTable events;
  private final Map<UUID, Known> known = new HashMap<>();

  KnownDeployments(EventTable events) {
    this.events = events;
  }

  /** Reads those that are not known yet, all at once. */
  void read(Collection<UUID> ids) {
    Set<UUID> missing =
        ids.stream().filter(id -> !known.containsKey(id)).collect(Collectors.toSet());
    if (!missing.isEmpty()) {
      events.ofAggregates(missing).forEach(this::fold);
    }
  }

  /** Null if there is no such deployment, or it was not read. */
  @Nullable Known find(UUID id) {
    return known.get(id);
  }

  /** Others may have changed them. */
  void forget() {
    known.clear();
  }

  private void fold(UUID id, List<RecordedEvent> stream) {
    Deployment deployment = Folding.fold(stream, DeploymentEvent.class, Deployment::evolve);
    if (deployment != null) {
      known.put(id, new Known(id, deployment.number(), deployment.labels()));
    }
  }
}
