package io.daybook.filter;

import io.daybook.wire.Parameters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments: filters on them and on what they belong to, combined with AND. Null restricts
 * nothing; a filter that is there asks that such a flow, run, pool or queue exists.
 *
 * @param taskRuns of the very run that satisfies flowRuns
 * @param workPools of the very queue that satisfies workPoolQueues
 */
public record DeploymentCriteria(
    @Nullable FlowFilter flows,
    @Nullable FlowRunFilter flowRuns,
    @Nullable TaskRunFilter taskRuns,
    @Nullable DeploymentFilter deployments,
    @Nullable WorkPoolFilter workPools,
    @Nullable WorkQueueFilter workPoolQueues) {

  /** The keys of a body that {@link #read} looks at. */
  public static final Set<String> KEYS =
      Set.of("flows", "flow_runs", "task_runs", "deployments", "work_pools", "work_pool_queues");

  public static final DeploymentCriteria ALL =
      new DeploymentCriteria(null, null, null, null, null, null);

  public static DeploymentCriteria of(@Nullable DeploymentFilter deployments) {
    return new DeploymentCriteria(null, null, null, deployments, null, null);
  }

  public static DeploymentCriteria read(Parameters in) {
    return new DeploymentCriteria(
        in.optional("flows", FlowFilter.TYPE),
        in.optional("flow_runs", FlowRunFilter.TYPE),
        in.optional("task_runs", TaskRunFilter.TYPE),
        in.optional("deployments", DeploymentFilter.TYPE),
        in.optional("work_pools", WorkPoolFilter.TYPE),
        in.optional("work_pool_queues", WorkQueueFilter.TYPE));
  }

  /** Whether the answer depends on runs. */
  public boolean needsRuns() {
    return flowRuns != null || taskRuns != null;
  }
}
