package io.daybook.command.deployment.revert;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyOptionsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentEntrypointChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentInfrastructureDocumentChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentJobVariablesChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentLabelsChanged;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One event for each attribute that was another, limits and schedules apart. */
final class AttributesRestored {
  private final Deployment now;
  private final Deployment then;
  private final UUID id;
  private final List<DeploymentEvent> events = new ArrayList<>();

  private AttributesRestored(Deployment now, Deployment then) {
    this.now = now;
    this.then = then;
    this.id = now.id();
  }

  static List<DeploymentEvent> events(Deployment now, Deployment then) {
    AttributesRestored restored = new AttributesRestored(now, then);
    restored.descriptions();
    restored.runs();
    restored.references();
    return restored.events;
  }

  private void descriptions() {
    nullable(Deployment::version, to -> new DeploymentVersionChanged(id, to));
    nullable(Deployment::description, to -> new DeploymentDescriptionChanged(id, to));
    nullable(Deployment::path, to -> new DeploymentPathChanged(id, to));
    nullable(Deployment::entrypoint, to -> new DeploymentEntrypointChanged(id, to));
    nullable(Deployment::pullSteps, to -> new DeploymentPullStepsChanged(id, to));
    value(Deployment::tags, to -> new DeploymentTagsChanged(id, to));
    value(Deployment::labels, to -> new DeploymentLabelsChanged(id, to));
  }

  private void runs() {
    value(Deployment::paused, to -> to ? new DeploymentPaused(id) : new DeploymentResumed(id));
    value(Deployment::parameters, to -> new DeploymentParametersChanged(id, to));
    nullable(
        Deployment::parameterOpenapiSchema, to -> new DeploymentParameterSchemaChanged(id, to));
    value(
        Deployment::enforceParameterSchema,
        to -> new DeploymentParameterEnforcementChanged(id, to));
    value(Deployment::jobVariables, to -> new DeploymentJobVariablesChanged(id, to));
    nullable(Deployment::concurrencyOptions, to -> new DeploymentConcurrencyOptionsChanged(id, to));
  }

  private void references() {
    if (!Objects.equals(now.workQueue(), then.workQueue())
        || !Objects.equals(now.workQueueName(), then.workQueueName())) {
      events.add(new DeploymentWorkQueueChanged(id, then.workQueue(), then.workQueueName()));
    }
    nullable(Deployment::storageDocumentId, to -> new DeploymentStorageDocumentChanged(id, to));
    nullable(
        Deployment::infrastructureDocumentId,
        to -> new DeploymentInfrastructureDocumentChanged(id, to));
  }

  private <T> void value(Function<Deployment, T> attribute, Function<T, DeploymentEvent> event) {
    T to = attribute.apply(then);
    if (!to.equals(attribute.apply(now))) {
      events.add(event.apply(to));
    }
  }

  private <T> void nullable(
      Function<Deployment, @Nullable T> attribute, Function<@Nullable T, DeploymentEvent> event) {
    T to = attribute.apply(then);
    if (!Objects.equals(to, attribute.apply(now))) {
      events.add(event.apply(to));
    }
  }
}
