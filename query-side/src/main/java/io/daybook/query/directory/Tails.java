package io.daybook.query.directory;

import io.daybook.deployment.DeploymentTail;

/** What the answers about deployments show of other things, at one moment. */
@FunctionalInterface
public interface Tails {

  /** For answers that show nothing of other things. */
  Tails UNASKED =
      _ -> {
        throw new IllegalStateException("nothing of other things is shown");
      };

  /** What a deployment's answer shows of other things. */
  DeploymentTail tail(TailSource source);
}
