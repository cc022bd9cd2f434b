package io.daybook.filter;

import io.daybook.wire.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Which task runs: filters on them and on the flow run that they belong to, combined with AND. Null
 * restricts nothing; a filter that is there asks that there is a flow run, and that it is of such a
 * flow or deployment.
 */
public record TaskRunCriteria(
    @Nullable FlowFilter flows,
    @Nullable FlowRunFilter flowRuns,
    @Nullable TaskRunFilter taskRuns,
    @Nullable DeploymentFilter deployments) {

  public static final TaskRunCriteria ALL = new TaskRunCriteria(null, null, null, null);

  public static TaskRunCriteria read(Parameters in) {
    return new TaskRunCriteria(
        in.optional("flows", FlowFilter.TYPE),
        in.optional("flow_runs", FlowRunFilter.TYPE),
        in.optional("task_runs", TaskRunFilter.TYPE),
        in.optional("deployments", DeploymentFilter.TYPE));
  }
}
