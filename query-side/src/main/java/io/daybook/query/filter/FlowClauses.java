package io.daybook.query.filter;

import static io.daybook.query.filter.Criteria.anyOrNone;
import static io.daybook.query.filter.Criteria.compound;
import static io.daybook.query.filter.Criteria.given;
import static io.daybook.query.filter.Criteria.leaf;
import static io.daybook.query.filter.Criteria.name;
import static io.daybook.query.filter.Criteria.tags;

import io.daybook.filter.FlowCriteria;
import io.daybook.filter.FlowFilter;
import io.daybook.query.index.Index;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prefect's filters as conditions on the documents of flows: a line for each criterion. */
public final class FlowClauses {
  private static final NameIndex NAME =
      new NameIndex(Index.FLOWS, "name", "name_lower", "name_grams");

  private final Joins joins;
  private final DeploymentClauses deployments;

  public FlowClauses(Joins joins) {
    this.joins = joins;
    this.deployments = new DeploymentClauses(joins);
  }

  /** All filters of a request; each that is there must hold. */
  public Clause all(FlowCriteria criteria) {
    return leaf(
        given(criteria.flows(), this::flows),
        haveDeployment(criteria),
        criteria.needsRuns() ? runs(criteria) : null);
  }

  /** The indices whose searches decide which flows satisfy the filters. */
  public static Set<Index> indices(FlowCriteria criteria) {
    Set<Index> indices = indices(criteria.flows());
    if (criteria.deployments() != null || criteria.workPools() != null) {
      indices.add(Index.DEPLOYMENTS);
    }
    indices.addAll(Runs.indices(criteria.flowRuns(), criteria.taskRuns()));
    return indices;
  }

  /** The same, for lists of runs. */
  static Set<Index> indicesOfRuns(@Nullable FlowFilter flows) {
    return flows == null || isOnlyOfIds(flows) ? Set.of() : indices(flows);
  }

  private static Set<Index> indices(@Nullable FlowFilter flows) {
    return flows == null || flows.deployment() == null
        ? EnumSet.of(Index.FLOWS)
        : EnumSet.of(Index.FLOWS, Index.DEPLOYMENTS);
  }

  /** The flow of exactly this name. */
  public static Clause named(String name) {
    return Clause.in(NAME.exact(), List.of(name));
  }

  Clause flows(FlowFilter filter) {
    return compound(
        filter.operator(),
        given(filter.id(), id -> anyOrNone("id", id)),
        given(filter.name(), name -> name(NAME, name, joins)),
        given(filter.tags(), tags -> tags("tags", tags)),
        given(filter.deployment(), none -> leaf(given(none.value(), this::haveNoDeployment))));
  }

  /** The same, of runs, each of which has its flow. */
  Clause flowsOfRuns(FlowFilter filter) {
    if (isOnlyOfIds(filter)) {
      return compound(filter.operator(), given(filter.id(), id -> anyOrNone("flow_id", id)));
    }
    Clause flows = flows(filter);
    return flows.equals(Clause.ALL) || flows.equals(Clause.NONE)
        ? flows
        : Clause.in("flow_id", joins.flowIds(flows));
  }

  private static boolean isOnlyOfIds(FlowFilter filter) {
    return filter.name() == null && filter.tags() == null && filter.deployment() == null;
  }

  private Clause runs(FlowCriteria criteria) {
    return Runs.of(criteria.flowRuns(), criteria.taskRuns(), joins).flows(joins);
  }

  /** One and the same deployment satisfies the filters on deployments and on pools. */
  private Clause haveDeployment(FlowCriteria criteria) {
    return criteria.deployments() == null && criteria.workPools() == null
        ? Clause.ALL
        : with(
            leaf(
                given(criteria.deployments(), deployments::deployments),
                given(criteria.workPools(), deployments::workPools)));
  }

  private Clause haveNoDeployment(boolean none) {
    Clause have = with(Clause.ALL);
    return none ? Clause.not(have) : have;
  }

  private Clause with(Clause deployment) {
    return deployment.equals(Clause.NONE)
        ? Clause.NONE
        : Clause.in("id", joins.flowIdsOf(Index.DEPLOYMENTS, deployment));
  }
}
