package io.daybook.query.deployment;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.DeploymentSort;
import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.Freshness;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the documents of deployments that satisfy Prefect's filters. */
@Component
final class DeploymentSearch {
  private final DeploymentClauses clauses;
  private final Pages pages;
  private final Freshness freshness;

  DeploymentSearch(DeploymentClauses clauses, Pages pages, Freshness freshness) {
    this.clauses = clauses;
    this.pages = pages;
    this.freshness = freshness;
  }

  List<Hit> rows(DeploymentCriteria criteria, DeploymentSort sort, Paging paging) {
    return pages.rows(question(clauses.all(criteria), sort), paging);
  }

  Hits page(DeploymentCriteria criteria, DeploymentSort sort, Paging paging) {
    return pages.rowsAndTotal(question(clauses.all(criteria), sort), paging);
  }

  long count(DeploymentCriteria criteria) {
    return pages.count(Index.DEPLOYMENTS, clauses.all(criteria));
  }

  /** The deployment of these names, if there is one. */
  List<Hit> named(String flow, String deployment) {
    Clause clause = DeploymentClauses.named(flow, deployment);
    return pages.rows(question(clause, DeploymentSort.NAME_ASC), new Paging(1, 0));
  }

  private Question question(Clause clause, DeploymentSort sort) {
    IndexView view = new IndexView(Index.DEPLOYMENTS, freshness.visible(Index.DEPLOYMENTS));
    return new Question(view, clause, order(sort), DeploymentAnswers.FIELDS);
  }

  private static Order order(DeploymentSort sort) {
    return switch (sort) {
      case NAME_ASC -> Order.ascending("name_key");
      case NAME_DESC -> Order.descending("name_key");
      case CREATED_DESC -> Order.descending("created");
      case UPDATED_DESC -> Order.descending("updated");
    };
  }
}
