package io.daybook.query.filter;

import static io.daybook.query.filter.Criteria.given;

import io.daybook.filter.FlowRunFilter;
import io.daybook.filter.TaskRunFilter;
import io.daybook.query.index.Index;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The runs that make a flow or a deployment satisfy a request: one flow run that satisfies the
 * filter on flow runs, and of that very run a task run that satisfies the filter on task runs.
 *
 * @param index where they are found by the fewest requests; its documents know the flow and the
 *     number of the deployment either way
 */
record Runs(Index index, Clause clause) {

  /** At least one of the filters is there. */
  static Runs of(@Nullable FlowRunFilter flowRuns, @Nullable TaskRunFilter taskRuns, Joins joins) {
    Clause runs = given(flowRuns, filter -> FlowRunClauses.flowRuns(filter, joins));
    Clause tasks = given(taskRuns, filter -> TaskRunClauses.taskRuns(filter, joins));
    if (tasks == null) {
      return new Runs(Index.FLOW_RUNS, runs == null ? Clause.ALL : runs);
    }
    Runs ofTasks = new Runs(Index.TASK_RUNS, tasks);
    return runs == null || runs.equals(Clause.ALL)
        ? ofTasks
        : new Runs(Index.FLOW_RUNS, Clause.and(runs, ofTasks.flowRuns(joins)));
  }

  /** The indices whose searches decide which runs these are. */
  static Set<Index> indices(@Nullable FlowRunFilter flowRuns, @Nullable TaskRunFilter taskRuns) {
    Set<Index> indices = EnumSet.noneOf(Index.class);
    if (flowRuns != null) {
      indices.add(Index.FLOW_RUNS);
    }
    if (taskRuns != null) {
      indices.add(Index.TASK_RUNS);
    }
    return indices;
  }

  /** The flow runs of these task runs. */
  Clause flowRuns(Joins joins) {
    return joins.sharing("number", index, "flow_run_number", clause);
  }

  /** The deployments of these runs. */
  Clause deployments(Joins joins) {
    return joins.sharing("number", index, "deployment_number", clause);
  }

  /** The flows of these runs. */
  Clause flows(Joins joins) {
    return clause.equals(Clause.NONE)
        ? Clause.NONE
        : Clause.in("id", List.copyOf(joins.flowIdsOf(index, clause)));
  }
}
