package io.daybook.command.deployment;

import io.daybook.deployment.DeploymentFinder;
import io.daybook.filter.DeploymentFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments a command about many means.
 *
 * @param filter null: the first of all, by name
 */
record BulkSelection(@Nullable DeploymentFilter filter, int limit) {

  List<UUID> find(DeploymentFinder finder) {
    return finder.find(filter, limit);
  }
}
