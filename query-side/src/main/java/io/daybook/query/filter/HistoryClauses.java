package io.daybook.query.filter;

import static io.daybook.query.filter.Criteria.any;
import static io.daybook.query.filter.Criteria.anyOrNone;
import static io.daybook.query.filter.Criteria.compound;
import static io.daybook.query.filter.Criteria.given;
import static io.daybook.query.filter.Criteria.is;
import static io.daybook.query.filter.Criteria.leaf;
import static io.daybook.query.filter.Criteria.like;
import static io.daybook.query.filter.Criteria.time;

import io.daybook.filter.AnyOf;
import io.daybook.filter.AnyOrNone;
import io.daybook.filter.FlowFilter;
import io.daybook.filter.HistoryCriteria;
import io.daybook.filter.HistoryFilter;
import io.daybook.filter.TextSearch;
import io.daybook.history.ChangeTerms;
import io.daybook.query.index.Index;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The filters on changes as conditions on their documents: a line for each criterion. The filters
 * on deployments are those of the present, asked of the same fields as they were then.
 */
public final class HistoryClauses {
  private static final String TEXT = "diff_text";
  private static final NameIndex CLIENT =
      new NameIndex(Index.DEPLOYMENT_HISTORY, "client", "client_lower", "client_grams");
  private static final NameIndex REASON =
      new NameIndex(Index.DEPLOYMENT_HISTORY, "reason", "reason_lower", "reason_grams");

  private final Joins joins;
  private final DeploymentClauses deployments;

  /**
   * @param joins with what flows and queues were at the position of each document
   */
  public HistoryClauses(Joins joins) {
    this.joins = joins;
    this.deployments = new DeploymentClauses(joins);
  }

  /** All filters of a request; each that is there must hold. */
  public Clause all(HistoryCriteria criteria) {
    return leaf(given(criteria.history(), this::changes), deployments.all(criteria.deployments()));
  }

  /** The indices whose searches decide which changes satisfy the filters. */
  public static Set<Index> indices(HistoryCriteria criteria) {
    Set<Index> indices = EnumSet.of(Index.DEPLOYMENT_HISTORY);
    FlowFilter flows = criteria.deployments().flows();
    if (flows != null && flows.tags() != null) {
      indices.add(Index.FLOW_HISTORY);
    }
    if (criteria.deployments().workPoolQueues() != null) {
      indices.add(Index.WORK_QUEUE_HISTORY);
    }
    return indices;
  }

  /** The changes of one deployment. */
  public static Clause ofDeployment(UUID id) {
    return Clause.in("id", List.of(id));
  }

  /** Behind a position of the ledger, up to another. */
  public static Clause between(long after, long upTo) {
    return Clause.and(
        new Clause.Range("position", "gt", after), new Clause.Range("position", "lte", upTo));
  }

  private Clause changes(HistoryFilter filter) {
    return compound(
        filter.operator(),
        given(filter.actor(), HistoryClauses::actor),
        given(filter.verified(), v -> leaf(given(v.value(), is -> is("actor_verified", is)))),
        given(filter.action(), action -> anyOrNone("action", action)),
        given(filter.command(), command -> any("command", command)),
        given(filter.field(), HistoryClauses::field),
        given(filter.oldValue(), value -> value("old_values", value)),
        given(filter.newValue(), value -> value("new_values", value)),
        given(filter.at(), at -> time("at", at)),
        given(filter.requestId(), id -> any("request_id", id)),
        given(filter.client(), f -> leaf(given(f.like(), text -> like(CLIENT, text, joins)))),
        given(filter.workerName(), name -> any("worker_name", name)),
        given(filter.address(), address -> any("address", address)),
        given(filter.reason(), f -> leaf(given(f.like(), text -> like(REASON, text, joins)))),
        given(filter.deploymentId(), id -> any("id", id)),
        given(filter.text(), HistoryClauses::text));
  }

  static Clause actor(AnyOrNone<String> filter) {
    return leaf(
        given(filter.any(), HistoryClauses::isActor),
        given(filter.notAny(), values -> Clause.not(isActor(values))));
  }

  private static Clause isActor(List<String> values) {
    return Clause.or(Clause.in("actor", values), Clause.in("actor_id", values));
  }

  static Clause field(AnyOf<String> filter) {
    return leaf(
        given(
            filter.any(),
            values ->
                Clause.in("changed_fields", values.stream().map(ChangeTerms::field).toList())));
  }

  private static Clause value(String terms, HistoryFilter.Value filter) {
    return leaf(
        given(
            filter.any(),
            values ->
                Clause.in(
                    terms,
                    values.stream().map(v -> ChangeTerms.value(filter.field(), v)).toList())));
  }

  private static Clause text(TextSearch search) {
    Clause included = Clause.or(phrases(search.include()));
    return Clause.and(
        search.include().isEmpty() ? Clause.ALL : included,
        Clause.not(Clause.or(phrases(search.exclude()))),
        Clause.and(phrases(search.require())));
  }

  private static List<Clause> phrases(List<String> terms) {
    return terms.stream().<Clause>map(term -> new Clause.Phrase(TEXT, term)).toList();
  }
}
