package io.daybook.filter;

import io.daybook.wire.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Which flows: filters on them and on what belongs to them, combined with AND.
 *
 * @param taskRuns of the very run that satisfies flowRuns
 * @param workPools of the very deployment that satisfies deployments
 */
public record FlowCriteria(
    @Nullable FlowFilter flows,
    @Nullable FlowRunFilter flowRuns,
    @Nullable TaskRunFilter taskRuns,
    @Nullable DeploymentFilter deployments,
    @Nullable WorkPoolFilter workPools) {

  public static final FlowCriteria ALL = new FlowCriteria(null, null, null, null, null);

  public static FlowCriteria of(@Nullable FlowFilter flows) {
    return new FlowCriteria(flows, null, null, null, null);
  }

  public static FlowCriteria read(Parameters in) {
    return new FlowCriteria(
        in.optional("flows", FlowFilter.TYPE),
        in.optional("flow_runs", FlowRunFilter.TYPE),
        in.optional("task_runs", TaskRunFilter.TYPE),
        in.optional("deployments", DeploymentFilter.TYPE),
        in.optional("work_pools", WorkPoolFilter.TYPE));
  }

  /** Whether the answer depends on runs. */
  public boolean needsRuns() {
    return flowRuns != null || taskRuns != null;
  }
}
