package io.daybook.query.projection;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Deployments with their schedules. */
final class DeploymentProjector implements Projector<Deployment> {
  private static final TypeReference<Deployment> STATE = new TypeReference<>() {};

  @Override
  public Index home() {
    return Index.DEPLOYMENTS;
  }

  @Override
  public Set<Index> indices() {
    return Set.of(Index.DEPLOYMENTS);
  }

  @Override
  public String aggregateType() {
    return "Deployment";
  }

  @Override
  public TypeReference<Deployment> stateType() {
    return STATE;
  }

  @Override
  public @Nullable Deployment evolve(
      @Nullable Deployment before, LedgerEvent event, LogEntry entry) {
    return Deployment.evolve(before, (DeploymentEvent) event, entry.at());
  }

  @Override
  public List<Write> documents(Folded<Deployment> folded) {
    Deployment after = folded.after();
    String id = folded.id().toString();
    return List.of(
        after == null
            ? new Write.Remove(Index.DEPLOYMENTS, id, folded.version())
            : new Write.Put(Index.DEPLOYMENTS, id, folded.version(), DeploymentDocument.of(after)));
  }
}
