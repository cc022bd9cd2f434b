package io.daybook.query.history;

import io.daybook.filter.HistoryCriteria;
import io.daybook.filter.HistoryFacet;
import io.daybook.filter.HistorySort;
import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.HistoryClauses;
import io.daybook.query.filter.PastJoins;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Finds the documents of changes. */
@Component
final class HistorySearch {
  private static final Index CHANGES = Index.DEPLOYMENT_HISTORY;

  private final SearchClient client;
  private final HistoryClauses clauses;
  private final Pages pages;
  private final Freshness freshness;

  HistorySearch(SearchClient client, Pages pages, Freshness freshness) {
    this.client = client;
    this.clauses = new HistoryClauses(new PastJoins(client));
    this.pages = pages;
    this.freshness = freshness;
  }

  /** Which documents; it asks for what was then, and holds for one request. */
  Clause clause(HistoryCriteria criteria) {
    return clauses.all(criteria);
  }

  List<Hit> rows(Clause clause, HistorySort sort, Paging paging) {
    return pages.rows(question(clause, sort), paging);
  }

  Hits page(Clause clause, HistorySort sort, Paging paging) {
    return pages.rowsAndTotal(question(clause, sort), paging);
  }

  /**
   * Rows behind a place.
   *
   * @param after null: the beginning
   * @param size from 0
   */
  Stretch behind(Clause clause, HistorySort sort, @Nullable String after, int size, Total counted) {
    return size == 0
        ? new Stretch(pages.found(CHANGES, clause, counted), null)
        : pages.behind(question(clause, sort), after, size, counted);
  }

  long count(Clause clause) {
    return pages.count(CHANGES, clause);
  }

  ObjectNode facets(Clause clause, List<HistoryFacet> facets) {
    return Facets.count(client, CHANGES, clause, facets);
  }

  private Question question(Clause clause, HistorySort sort) {
    IndexView view = new IndexView(CHANGES, freshness.visible(CHANGES));
    return new Question(view, clause, Orders.of(sort), HistoryFields.ALL);
  }

  /** The orders of changes, each of which ends in the position. */
  private static final class Orders {
    private static final String POSITION = "position";

    static Order of(HistorySort sort) {
      return switch (sort) {
        case AT_ASC -> Order.ascending(POSITION).thenBy(POSITION, true);
        case AT_DESC -> Order.descending(POSITION).thenBy(POSITION, false);
        case DEPLOYMENT_NAME_ASC -> Order.ascending("name_key").thenBy(POSITION, false);
        case DEPLOYMENT_NAME_DESC -> Order.descending("name_key").thenBy(POSITION, false);
        case FLOW_NAME_ASC -> Order.ascending("flow_name_key").thenBy(POSITION, false);
        case FLOW_NAME_DESC -> Order.descending("flow_name_key").thenBy(POSITION, false);
      };
    }
  }
}
