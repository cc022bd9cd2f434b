package io.daybook.query.deployment;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.DeploymentSort;
import io.daybook.filter.Paging;
import io.daybook.query.directory.TailSource;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.filter.Joins;
import io.daybook.query.filter.Moment;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.paging.Stretch;
import io.daybook.query.paging.Total;
import io.daybook.query.projection.Freshness;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Finds the documents of deployments that satisfy Prefect's filters. */
@Component
final class DeploymentSearch {
  private final DeploymentClauses clauses;
  private final Pages pages;
  private final Freshness freshness;
  private final Moment moment;

  @Autowired
  DeploymentSearch(DeploymentClauses clauses, Pages pages, Freshness freshness) {
    this(clauses, pages, freshness, Moment.NOW);
  }

  private DeploymentSearch(
      DeploymentClauses clauses, Pages pages, Freshness freshness, Moment moment) {
    this.clauses = clauses;
    this.pages = pages;
    this.freshness = freshness;
    this.moment = moment;
  }

  /**
   * The same as of another moment.
   *
   * @param joins of that moment
   */
  DeploymentSearch at(Moment other, Joins joins) {
    return new DeploymentSearch(new DeploymentClauses(joins), pages, freshness, other);
  }

  List<Hit> rows(DeploymentCriteria criteria, DeploymentSort sort, Paging paging) {
    return pages.rows(question(clauses.all(criteria), sort), paging);
  }

  Hits page(DeploymentCriteria criteria, DeploymentSort sort, Paging paging, Total counted) {
    return pages.rowsAndTotal(question(clauses.all(criteria), sort), paging, counted);
  }

  /** Rows behind a place. */
  Stretch behind(
      DeploymentCriteria criteria,
      DeploymentSort sort,
      @Nullable String after,
      int size,
      Total counted) {
    return pages.behind(question(clauses.all(criteria), sort), after, size, counted);
  }

  /** No rows, but how many there are. */
  Hits count(DeploymentCriteria criteria, Total counted) {
    return pages.found(index(), satisfying(criteria), counted);
  }

  /** The deployment of these names, if there is one. */
  List<Hit> named(String flow, String deployment) {
    Clause clause = DeploymentClauses.named(flow, deployment);
    return pages.rows(question(clause, DeploymentSort.NAME_ASC), new Paging(1, 0));
  }

  /** The deployment of this id, if there is one. */
  List<Hit> withId(UUID id) {
    Clause clause = Clause.in("id", List.of(id));
    return pages.rows(question(clause, DeploymentSort.NAME_ASC), new Paging(1, 0));
  }

  Index index() {
    return moment.of(Index.DEPLOYMENTS);
  }

  /** The documents that satisfy the filters, of those that hold. */
  Clause satisfying(DeploymentCriteria criteria) {
    return moment.holding(clauses.all(criteria));
  }

  private Question question(Clause clause, DeploymentSort sort) {
    IndexView view = new IndexView(index(), freshness.visible(index()));
    return new Question(view, moment.holding(clause), order(sort), TailSource.FIELDS);
  }

  static Order order(DeploymentSort sort) {
    return switch (sort) {
      case NAME_ASC -> Order.ascending("name_key");
      case NAME_DESC -> Order.descending("name_key");
      case CREATED_DESC -> Order.descending("created");
      case UPDATED_DESC -> Order.descending("updated");
      case CREATED_ASC -> Order.ascending("created");
      case UPDATED_ASC -> Order.ascending("updated");
      case FLOW_NAME_ASC -> Order.ascending("flow_name_key");
      case FLOW_NAME_DESC -> Order.descending("flow_name_key");
      case WORK_POOL_NAME_ASC -> Order.ascending("work_pool_name_key");
      case WORK_POOL_NAME_DESC -> Order.descending("work_pool_name_key");
    };
  }
}
