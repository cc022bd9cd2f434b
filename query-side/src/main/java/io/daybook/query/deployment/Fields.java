package io.daybook.query.deployment;

import io.daybook.deployment.DeploymentJson;
import java.util.HashSet;
import java.util.Set;

/**
 * Which keys of a deployment are answered.
 *
 * @param body those of the stored body
 * @param tail those that are put at its end
 */
record Fields(Set<String> body, Set<String> tail) {

  static Fields of(Set<String> keys) {
    Set<String> body = new HashSet<>(keys);
    Set<String> tail = new HashSet<>(DeploymentJson.TAIL_KEYS);
    body.removeAll(tail);
    tail.retainAll(keys);
    return new Fields(body, tail);
  }
}
