package io.daybook.query.filter;

import static io.daybook.query.filter.Criteria.any;
import static io.daybook.query.filter.Criteria.anyOrNone;
import static io.daybook.query.filter.Criteria.compound;
import static io.daybook.query.filter.Criteria.given;
import static io.daybook.query.filter.Criteria.is;
import static io.daybook.query.filter.Criteria.leaf;
import static io.daybook.query.filter.Criteria.like;
import static io.daybook.query.filter.Criteria.name;
import static io.daybook.query.filter.Criteria.tags;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.DeploymentFilter;
import io.daybook.filter.FlowFilter;
import io.daybook.filter.LikeFilter;
import io.daybook.filter.WorkPoolFilter;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.index.Index;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Prefect's filters as conditions on the documents of deployments: a line for each criterion. */
public final class DeploymentClauses {
  static final NameIndex NAME =
      new NameIndex(Index.DEPLOYMENTS, "name", "name_lower", "name_grams");
  static final NameIndex FLOW_NAME =
      new NameIndex(Index.DEPLOYMENTS, "flow_name", "flow_name_lower", "flow_name_grams");
  static final Clause HAS_QUEUE = new Clause.Exists("work_queue_id");

  private final Joins joins;

  public DeploymentClauses(Joins joins) {
    this.joins = joins;
  }

  /** All filters of a request; each that is there must hold. */
  public Clause all(DeploymentCriteria criteria) {
    return leaf(
        given(criteria.deployments(), this::deployments),
        given(criteria.flows(), this::flows),
        criteria.needsRuns() ? runs(criteria) : null,
        given(criteria.workPools(), this::workPools),
        given(criteria.workPoolQueues(), this::workPoolQueues));
  }

  /** The indices whose searches decide which deployments satisfy the filters. */
  public static Set<Index> indices(DeploymentCriteria criteria) {
    Set<Index> indices = EnumSet.of(Index.DEPLOYMENTS);
    FlowFilter flows = criteria.flows();
    if (flows != null && flows.tags() != null) {
      indices.add(Index.FLOWS);
    }
    if (criteria.workPoolQueues() != null) {
      indices.add(Index.WORK_QUEUES);
    }
    indices.addAll(Runs.indices(criteria.flowRuns(), criteria.taskRuns()));
    return indices;
  }

  /** The deployment of exactly these names. */
  public static Clause named(String flow, String deployment) {
    return Clause.and(
        Clause.in(FLOW_NAME.exact(), List.of(flow)), Clause.in(NAME.exact(), List.of(deployment)));
  }

  Clause deployments(DeploymentFilter filter) {
    return compound(
        filter.operator(),
        given(filter.id(), id -> anyOrNone("id", id)),
        given(filter.name(), name -> name(NAME, name, joins)),
        given(filter.flowOrDeploymentName(), this::eitherName),
        given(filter.paused(), paused -> leaf(given(paused.value(), is -> is("paused", is)))),
        given(filter.tags(), tags -> tags("tags", tags)),
        given(filter.workQueueName(), queue -> any("work_queue_name", queue)));
  }

  /** The same, of runs: their deployment is there and satisfies the filter. */
  Clause deploymentsOfRuns(DeploymentFilter filter) {
    return joins.sharing("deployment_number", Index.DEPLOYMENTS, "number", deployments(filter));
  }

  private Clause runs(DeploymentCriteria criteria) {
    return Runs.of(criteria.flowRuns(), criteria.taskRuns(), joins).deployments(joins);
  }

  private Clause eitherName(LikeFilter filter) {
    return leaf(
        given(
            filter.like(),
            like -> Clause.or(like(NAME, like, joins), like(FLOW_NAME, like, joins))));
  }

  /** A flow's tags may change: which flows have them is asked first. */
  private Clause flows(FlowFilter filter) {
    return compound(
        filter.operator(),
        given(filter.id(), id -> anyOrNone("flow_id", id)),
        given(filter.name(), name -> name(FLOW_NAME, name, joins)),
        given(filter.tags(), tags -> withFlows(tags("tags", tags))),
        given(
            filter.deployment(),
            none -> leaf(given(none.value(), is -> is ? Clause.NONE : Clause.ALL))));
  }

  private Clause withFlows(Clause flows) {
    return flows.equals(Clause.ALL) || flows.equals(Clause.NONE) ? flows : joins.withFlows(flows);
  }

  Clause workPools(WorkPoolFilter filter) {
    return Clause.and(
        HAS_QUEUE,
        compound(
            filter.operator(),
            given(filter.id(), id -> any("work_pool_id", id)),
            given(filter.name(), name -> any("work_pool_name", name)),
            given(filter.type(), type -> any("work_pool_type", type))));
  }

  private Clause workPoolQueues(WorkQueueFilter filter) {
    return filter.id() == null && filter.name() == null ? HAS_QUEUE : joins.withQueues(filter);
  }
}
