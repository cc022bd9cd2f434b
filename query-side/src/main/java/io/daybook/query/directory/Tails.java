package io.daybook.query.directory;

import io.daybook.deployment.DeploymentTail;
import org.jspecify.annotations.Nullable;

/** What the answers about deployments show of other things, at one moment. */
@FunctionalInterface
public interface Tails {

  /**
   * What a deployment's answer shows of other things.
   *
   * @param askedQueue the name that a request once gave its queue
   */
  DeploymentTail tail(
      String deploymentId,
      @Nullable String queueId,
      @Nullable String askedQueue,
      @Nullable String limitId);
}
