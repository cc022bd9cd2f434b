package io.daybook.deployment;

import io.daybook.filter.DeploymentFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds deployments for a command that changes many. The query side answers it, in process or over
 * HTTP, as it answers a list that is asked for at the same moment.
 */
public interface DeploymentFinder {

  /**
   * @param filter null: all
   * @param limit the most ids wanted
   * @return the first by name
   */
  List<UUID> find(@Nullable DeploymentFilter filter, int limit);
}
