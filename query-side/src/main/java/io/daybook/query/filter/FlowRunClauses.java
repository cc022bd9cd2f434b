package io.daybook.query.filter;

import static io.daybook.query.filter.Criteria.any;
import static io.daybook.query.filter.Criteria.anyOrNone;
import static io.daybook.query.filter.Criteria.anyOrNull;
import static io.daybook.query.filter.Criteria.anyOrNullNone;
import static io.daybook.query.filter.Criteria.compound;
import static io.daybook.query.filter.Criteria.given;
import static io.daybook.query.filter.Criteria.is;
import static io.daybook.query.filter.Criteria.leaf;
import static io.daybook.query.filter.Criteria.name;
import static io.daybook.query.filter.Criteria.state;
import static io.daybook.query.filter.Criteria.tags;
import static io.daybook.query.filter.Criteria.time;

import io.daybook.filter.CreatedByFilter;
import io.daybook.filter.FlowRunCriteria;
import io.daybook.filter.FlowRunFilter;
import io.daybook.filter.TimeFilter;
import io.daybook.query.index.Index;
import java.util.EnumSet;
import java.util.Set;

/** Prefect's filters as conditions on the documents of flow runs: a line for each criterion. */
public final class FlowRunClauses {
  static final NameIndex NAME = new NameIndex(Index.FLOW_RUNS, "name", "name_lower", "name_grams");

  private final Joins joins;
  private final FlowClauses flows;
  private final DeploymentClauses deployments;

  public FlowRunClauses(Joins joins) {
    this.joins = joins;
    this.flows = new FlowClauses(joins);
    this.deployments = new DeploymentClauses(joins);
  }

  /** All filters of a request; each that is there must hold. */
  public Clause all(FlowRunCriteria criteria) {
    return leaf(
        given(criteria.flowRuns(), runs -> flowRuns(runs, joins)),
        given(criteria.flows(), flows::flowsOfRuns),
        given(criteria.taskRuns(), tasks -> Runs.of(null, tasks, joins).flowRuns(joins)),
        given(criteria.deployments(), d -> deployments.deploymentsOfRuns(d)),
        given(criteria.workPools(), p -> Clause.in("work_queue_id", joins.queueIds(p))),
        given(criteria.workPoolQueues(), q -> Clause.in("work_queue_id", joins.queueIds(q))));
  }

  /** The indices whose searches decide which flow runs satisfy the filters. */
  public static Set<Index> indices(FlowRunCriteria criteria) {
    Set<Index> indices = EnumSet.of(Index.FLOW_RUNS);
    indices.addAll(FlowClauses.indicesOfRuns(criteria.flows()));
    if (criteria.taskRuns() != null) {
      indices.add(Index.TASK_RUNS);
    }
    if (criteria.deployments() != null) {
      indices.add(Index.DEPLOYMENTS);
    }
    if (criteria.workPools() != null) {
      indices.add(Index.WORK_POOLS);
      indices.add(Index.WORK_QUEUES);
    }
    if (criteria.workPoolQueues() != null) {
      indices.add(Index.WORK_QUEUES);
    }
    return indices;
  }

  static Clause flowRuns(FlowRunFilter filter, Joins joins) {
    return compound(
        filter.operator(),
        given(filter.id(), id -> anyOrNone("id", id)),
        given(filter.name(), name -> name(NAME, name, joins)),
        given(filter.tags(), tags -> tags("tags", tags)),
        given(filter.deploymentId(), id -> anyOrNull("deployment_id", id)),
        given(filter.workQueueName(), queue -> anyOrNull("work_queue_name", queue)),
        given(filter.state(), state -> state(state)),
        given(filter.flowVersion(), version -> any("flow_version", version)),
        given(filter.startTime(), FlowRunClauses::start),
        given(filter.endTime(), time -> time("end_time", time)),
        given(filter.expectedStartTime(), time -> time("expected_start_time", time)),
        given(filter.nextScheduledStartTime(), time -> time("next_scheduled_start_time", time)),
        given(filter.parentFlowRunId(), id -> any("parent_flow_run_id", id)),
        given(filter.parentTaskRunId(), id -> anyOrNull("parent_task_run_id", id)),
        given(filter.idempotencyKey(), key -> anyOrNullNone("idempotency_key", key)),
        given(filter.createdBy(), FlowRunClauses::createdBy));
  }

  /** A run that has not started counts by when it is expected to, unless its start is asked for. */
  private static Clause start(TimeFilter filter) {
    return leaf(
        time("start_or_expected", new TimeFilter(filter.before(), filter.after(), null)),
        time("start_time", new TimeFilter(null, null, filter.isNull())));
  }

  private static Clause createdBy(CreatedByFilter filter) {
    return compound(
        filter.operator(),
        given(filter.ids(), ids -> Clause.in("created_by_id", ids)),
        given(filter.types(), types -> Clause.in("created_by_type", types)),
        given(filter.isNull(), none -> is("has_created_by", !none)));
  }
}
