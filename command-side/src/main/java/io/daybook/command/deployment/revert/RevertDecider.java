package io.daybook.command.deployment.revert;

import io.daybook.command.deployment.EnforcedParameters;
import io.daybook.command.deployment.JobVariables;
import io.daybook.command.dispatch.Decision;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueueRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a deployment as it was. What an old state refers to must still be there, and what it
 * brings back is checked as if it were sent today.
 */
final class RevertDecider {

  private RevertDecider() {}

  /** No event: it is so already. */
  static Decision<DeploymentEvent> decide(Present present, Past past, Existing existing) {
    Optional<String> problem =
        isOther(present.state(), past.state())
            .or(() -> goneQueue(past, existing.pool()))
            .or(() -> goneLimit(past.limit(), existing))
            .or(() -> wrongParameters(present.state(), past.state()))
            .or(() -> wrongJobVariables(present.state(), past.state(), existing.pool()));
    return problem.isPresent()
        ? Decision.refused(
            409, "Can't restore revision %d: %s".formatted(past.revision(), problem.get()))
        : Decision.all(events(present, past, existing.ownLimit()));
  }

  private static List<DeploymentEvent> events(Present present, Past past, UUID ownLimit) {
    Deployment now = present.state();
    List<DeploymentEvent> events = AttributesRestored.events(now, past.state());
    UUID limit = limitId(past.limit(), ownLimit);
    boolean isOtherLimit = !Objects.equals(limit, now.concurrencyLimitId());
    if (isOtherLimit) {
      events.add(new DeploymentConcurrencyLimitChanged(now.id(), limit));
    }
    List<DeploymentEvent> more = new ArrayList<>();
    if (past.limit() instanceof PastLimit.Own(int number)
        && (isOtherLimit || !Objects.equals(number, present.ownLimit()))) {
      more.add(new DeploymentOwnLimitSet(now.id(), number));
    }
    more.addAll(SchedulesRestored.events(now.id(), now.schedules(), past.state().schedules()));
    if (events.isEmpty() && !more.isEmpty()) {
      events.add(new DeploymentTouched(now.id()));
    }
    events.addAll(more);
    return events;
  }

  private static @Nullable UUID limitId(PastLimit limit, UUID ownLimit) {
    return switch (limit) {
      case PastLimit.None() -> null;
      case PastLimit.Own(int _) -> ownLimit;
      case PastLimit.Shared(UUID id, String _) -> id;
    };
  }

  /** An import may give the id of a deployment that was deleted to another one. */
  private static Optional<String> isOther(Deployment now, Deployment then) {
    return now.flow().equals(then.flow()) && now.name().equals(then.name())
        ? Optional.empty()
        : Optional.of(
            "it is of another deployment, %s/%s, which had this id before"
                .formatted(then.flow().name(), then.name()));
  }

  private static Optional<String> goneQueue(Past past, @Nullable WorkPool pool) {
    WorkQueueRef queue = past.state().workQueue();
    if (queue == null) {
      return Optional.empty();
    }
    if (pool == null) {
      return Optional.of("its work pool \"%s\" was deleted".formatted(queue.poolName()));
    }
    return pool.queue(queue.id()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "its work queue \"%s\" of work pool \"%s\" was deleted"
                .formatted(past.queueName(), queue.poolName()));
  }

  private static Optional<String> goneLimit(PastLimit limit, Existing existing) {
    return limit instanceof PastLimit.Shared(UUID id, String name) && !existing.limit()
        ? Optional.of("its concurrency limit \"%s\" (%s) was deleted".formatted(name, id))
        : Optional.empty();
  }

  private static Optional<String> wrongParameters(Deployment now, Deployment then) {
    boolean isSame =
        now.parameters().equals(then.parameters())
            && now.enforceParameterSchema() == then.enforceParameterSchema()
            && Objects.equals(now.parameterOpenapiSchema(), then.parameterOpenapiSchema());
    return isSame || !then.enforceParameterSchema() || then.parameterOpenapiSchema() == null
        ? Optional.empty()
        : EnforcedParameters.problemOf(then.parameterOpenapiSchema(), then.parameters());
  }

  private static Optional<String> wrongJobVariables(
      Deployment now, Deployment then, @Nullable WorkPool pool) {
    boolean isSame =
        now.jobVariables().equals(then.jobVariables())
            && Objects.equals(now.workQueue(), then.workQueue());
    return isSame || pool == null
        ? Optional.empty()
        : JobVariables.problemOfUpdate(pool, then.jobVariables())
            .map(why -> why + " (by the template that work pool \"" + pool.name() + "\" has now)");
  }
}
