package io.daybook.query.projection;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.LedgerEvent;
import io.daybook.query.index.Index;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deployments with their schedules. */
final class DeploymentProjector implements Projector<Deployment> {

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
  public Class<Deployment> stateType() {
    return Deployment.class;
  }

  @Override
  public @Nullable Deployment evolve(@Nullable Deployment before, LedgerEvent event, Instant at) {
    return Deployment.evolve(before, (DeploymentEvent) event, at);
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
