package io.daybook.filter;

import io.daybook.wire.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Which flow runs: filters on them and on what belongs to them, combined with AND. Null restricts
 * nothing; a filter that is there asks that such a flow, task run, deployment, pool or queue
 * exists.
 *
 * @param workPools of the queue of the run, as workPoolQueues
 */
public record FlowRunCriteria(
    @Nullable FlowFilter flows,
    @Nullable FlowRunFilter flowRuns,
    @Nullable TaskRunFilter taskRuns,
    @Nullable DeploymentFilter deployments,
    @Nullable WorkPoolFilter workPools,
    @Nullable WorkQueueFilter workPoolQueues) {

  public static final FlowRunCriteria ALL = new FlowRunCriteria(null, null, null, null, null, null);

  public static FlowRunCriteria of(@Nullable FlowRunFilter flowRuns) {
    return new FlowRunCriteria(null, flowRuns, null, null, null, null);
  }

  public static FlowRunCriteria read(Parameters in) {
    return read(in, "work_pool_queues");
  }

  /** Of the history of runs, where the filter on queues has another name. */
  public static FlowRunCriteria readOfHistory(Parameters in) {
    return read(in, "work_queues");
  }

  private static FlowRunCriteria read(Parameters in, String queues) {
    return new FlowRunCriteria(
        in.optional("flows", FlowFilter.TYPE),
        in.optional("flow_runs", FlowRunFilter.TYPE),
        in.optional("task_runs", TaskRunFilter.TYPE),
        in.optional("deployments", DeploymentFilter.TYPE),
        in.optional("work_pools", WorkPoolFilter.TYPE),
        in.optional(queues, WorkQueueFilter.TYPE));
  }
}
