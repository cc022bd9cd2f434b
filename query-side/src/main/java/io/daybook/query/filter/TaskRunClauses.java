package io.daybook.query.filter;

import static io.daybook.query.filter.Criteria.any;
import static io.daybook.query.filter.Criteria.compound;
import static io.daybook.query.filter.Criteria.given;
import static io.daybook.query.filter.Criteria.has;
import static io.daybook.query.filter.Criteria.is;
import static io.daybook.query.filter.Criteria.leaf;
import static io.daybook.query.filter.Criteria.name;
import static io.daybook.query.filter.Criteria.state;
import static io.daybook.query.filter.Criteria.tags;
import static io.daybook.query.filter.Criteria.time;

import io.daybook.filter.AnyOrNull;
import io.daybook.filter.TaskRunCriteria;
import io.daybook.filter.TaskRunFilter;
import io.daybook.query.index.Index;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Prefect's filters as conditions on the documents of task runs: a line for each criterion. */
public final class TaskRunClauses {
  static final NameIndex NAME = new NameIndex(Index.TASK_RUNS, "name", "name_lower", "name_grams");
  private static final Clause HAS_FLOW_RUN = new Clause.Exists("flow_run_number");

  private final Joins joins;
  private final FlowClauses flows;
  private final DeploymentClauses deployments;

  public TaskRunClauses(Joins joins) {
    this.joins = joins;
    this.flows = new FlowClauses(joins);
    this.deployments = new DeploymentClauses(joins);
  }

  /** All filters of a request; each that is there must hold. */
  public Clause all(TaskRunCriteria criteria) {
    return leaf(
        given(criteria.taskRuns(), tasks -> taskRuns(tasks, joins)),
        given(criteria.flowRuns(), runs -> ofFlowRuns(FlowRunClauses.flowRuns(runs, joins))),
        given(criteria.flows(), f -> Clause.and(HAS_FLOW_RUN, flows.flowsOfRuns(f))),
        given(criteria.deployments(), d -> deployments.deploymentsOfRuns(d)));
  }

  /** The indices whose searches decide which task runs satisfy the filters. */
  public static Set<Index> indices(TaskRunCriteria criteria) {
    Set<Index> indices = EnumSet.of(Index.TASK_RUNS);
    indices.addAll(FlowClauses.indicesOfRuns(criteria.flows()));
    if (criteria.flowRuns() != null) {
      indices.add(Index.FLOW_RUNS);
    }
    if (criteria.deployments() != null) {
      indices.add(Index.DEPLOYMENTS);
    }
    return indices;
  }

  private Clause ofFlowRuns(Clause runs) {
    return runs.equals(Clause.ALL)
        ? HAS_FLOW_RUN
        : joins.sharing("flow_run_number", Index.FLOW_RUNS, "number", runs);
  }

  static Clause taskRuns(TaskRunFilter filter, Joins joins) {
    return compound(
        filter.operator(),
        given(filter.id(), id -> any("id", id)),
        given(filter.name(), name -> name(NAME, name, joins)),
        given(filter.tags(), tags -> tags("tags", tags)),
        given(filter.state(), state -> state(state)),
        given(filter.startTime(), time -> time("start_time", time)),
        given(filter.endTime(), time -> time("end_time", time)),
        given(filter.expectedStartTime(), time -> time("expected_start_time", time)),
        given(filter.subflowRuns(), sub -> leaf(given(sub.value(), is -> is("subflow", is)))),
        given(filter.flowRunId(), TaskRunClauses::flowRunId));
  }

  /** No null together with ids asks for the ids alone; null asks for no flow run at all. */
  private static Clause flowRunId(AnyOrNull<UUID> filter) {
    if (Boolean.TRUE.equals(filter.isNull())) {
      return has("flow_run_id", false);
    }
    return leaf(
        filter.any() == null
            ? given(filter.isNull(), none -> has("flow_run_id", !none))
            : Clause.in("flow_run_id", filter.any()));
  }
}
