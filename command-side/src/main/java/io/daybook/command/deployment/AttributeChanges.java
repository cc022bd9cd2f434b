package io.daybook.command.deployment;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyOptionsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentEntrypointChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentInfrastructureDocumentChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentJobVariablesChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParameterEnforcementChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParameterSchemaChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParametersChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPathChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentPullStepsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentStorageDocumentChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentVersionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkQueueRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One event for each attribute that a request sends and that is not so already. */
final class AttributeChanges {

  private final Deployment deployment;
  private final DeploymentAttributes sent;
  private final UUID id;
  private final List<DeploymentEvent> events = new ArrayList<>();

  private AttributeChanges(Deployment deployment, DeploymentAttributes sent) {
    this.deployment = deployment;
    this.sent = sent;
    this.id = deployment.id();
  }

  static List<DeploymentEvent> of(
      Deployment deployment, DeploymentAttributes sent, References references) {
    AttributeChanges changes = new AttributeChanges(deployment, sent);
    changes.descriptions();
    changes.runs();
    changes.references(references);
    return List.copyOf(changes.events);
  }

  private void descriptions() {
    change(sent.version(), deployment.version(), to -> new DeploymentVersionChanged(id, to));
    change(
        sent.description(),
        deployment.description(),
        to -> new DeploymentDescriptionChanged(id, to));
    change(sent.path(), deployment.path(), to -> new DeploymentPathChanged(id, to));
    change(
        sent.entrypoint(), deployment.entrypoint(), to -> new DeploymentEntrypointChanged(id, to));
    change(sent.pullSteps(), deployment.pullSteps(), to -> new DeploymentPullStepsChanged(id, to));
    value(sent.tags(), deployment.tags(), to -> new DeploymentTagsChanged(id, to));
  }

  private void runs() {
    value(
        sent.paused(),
        deployment.paused(),
        to -> to ? new DeploymentPaused(id) : new DeploymentResumed(id));
    value(
        sent.parameters(), deployment.parameters(), to -> new DeploymentParametersChanged(id, to));
    change(
        sent.parameterOpenapiSchema(),
        deployment.parameterOpenapiSchema(),
        to -> new DeploymentParameterSchemaChanged(id, to));
    value(
        sent.enforceParameterSchema(),
        deployment.enforceParameterSchema(),
        to -> new DeploymentParameterEnforcementChanged(id, to));
    value(
        sent.jobVariables(),
        deployment.jobVariables(),
        to -> new DeploymentJobVariablesChanged(id, to));
    change(
        sent.concurrencyOptions(),
        deployment.concurrencyOptions(),
        to -> new DeploymentConcurrencyOptionsChanged(id, to));
  }

  private void references(References references) {
    workQueue(references.workQueue());
    change(
        references.concurrencyLimitId(),
        deployment.concurrencyLimitId(),
        to -> new DeploymentConcurrencyLimitChanged(id, to));
    change(
        sent.storageDocumentId(),
        deployment.storageDocumentId(),
        to -> new DeploymentStorageDocumentChanged(id, to));
    change(
        sent.infrastructureDocumentId(),
        deployment.infrastructureDocumentId(),
        to -> new DeploymentInfrastructureDocumentChanged(id, to));
  }

  private void workQueue(Field<WorkQueueRef> resolved) {
    WorkQueueRef queue = resolved.over(deployment.workQueue());
    String name = sent.workQueueName().over(deployment.workQueueName());
    if (!Objects.equals(queue, deployment.workQueue())
        || !Objects.equals(name, deployment.workQueueName())) {
      events.add(new DeploymentWorkQueueChanged(id, queue, name));
    }
  }

  /** An attribute that null clears. */
  private <T> void change(
      Field<T> field, @Nullable T present, Function<@Nullable T, DeploymentEvent> event) {
    T after = field.over(present);
    if (!Objects.equals(after, present)) {
      events.add(event.apply(after));
    }
  }

  /** An attribute that is never null. */
  private <T> void value(Field<T> field, T present, Function<T, DeploymentEvent> event) {
    T after = field.orElse(present);
    if (!after.equals(present)) {
      events.add(event.apply(after));
    }
  }
}
