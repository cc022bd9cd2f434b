package io.daybook.query.projection;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.history.Action;
import io.daybook.history.Change;
import io.daybook.history.Difference;
import io.daybook.query.index.Index;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Deployments as they were at any time, each with the change that made it so. */
final class DeploymentHistory extends HistoryProjector<Deployment> {
  private static final TypeReference<Past<Deployment>> KEPT = new TypeReference<>() {};

  DeploymentHistory() {
    super(Index.DEPLOYMENT_HISTORY, new DeploymentProjector());
  }

  @Override
  public TypeReference<Past<Deployment>> stateType() {
    return KEPT;
  }

  @Override
  @Nullable ObjectNode document(@Nullable Deployment deployment, UUID id) {
    return deployment == null ? null : DeploymentDocument.of(deployment);
  }

  @Override
  void describe(ObjectNode document, Step<Deployment> step, int revision) {
    ChangeDocument.put(document, change(step, revision), step.before(), step.after());
  }

  private static Change change(Step<Deployment> step, int revision) {
    Deployment known =
        Objects.requireNonNull(
            step.after() == null ? step.before() : step.after(), "no deployment");
    Appended appended = appended(step.entries().getFirst());
    return new Change(
        known.id(),
        known.name(),
        known.flow(),
        revision,
        step.position(),
        step.entries().getFirst().position(),
        appended.at(),
        Action.of(appended.metadata().command(), events(step)),
        step.entries().stream().map(LogEntry::name).toList(),
        appended.metadata(),
        Difference.of(step.before(), step.after()));
  }

  private static List<DeploymentEvent> events(Step<Deployment> step) {
    return step.entries().stream().map(e -> (DeploymentEvent) e.readable()).toList();
  }
}
