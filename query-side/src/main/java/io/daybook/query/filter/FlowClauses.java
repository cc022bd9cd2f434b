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
import io.daybook.wire.ApiException;
import java.util.List;

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

  /**
   * All filters of a request; each that is there must hold.
   *
   * @throws ApiException 501 for filters on runs
   */
  public Clause all(FlowCriteria criteria) {
    if (criteria.needsRuns()) {
      throw ApiException.detail(501, "Filters on flow runs and task runs are not supported yet.");
    }
    return leaf(given(criteria.flows(), this::flows), haveDeployment(criteria));
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
        : Clause.in("id", joins.flowIdsOfDeployments(deployment));
  }
}
