package io.daybook.query.search;

import io.daybook.query.deployment.DeploymentRows;
import io.daybook.query.deployment.DeploymentsAt;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Cursor;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds deployments by what a person typed. */
@Component
final class SearchReads {
  private static final int SUGGESTIONS = 5;
  private static final String FLOW_NAME = "flow_name";

  private final SearchClient client;
  private final DeploymentRows rows;

  SearchReads(SearchClient client, DeploymentRows rows) {
    this.client = client;
    this.rows = rows;
  }

  /**
   * @param seek where the page begins
   */
  byte[] search(SearchBody body, Seek seek, ConsistencyWish wish) {
    DeploymentsAt at = rows.at(body.asOf());
    at.awaitVisible(body.criteria(), wish);
    Asked asked = Asked.of(body.q());
    Clause filter = at.satisfying(body.criteria());
    Found found = found(body, asked, at, filter, seek);
    int shown = Math.min(body.limit(), found.rows().size());
    List<Hit> hits = found.rows().subList(0, shown);
    SearchAnswer answer = new SearchAnswer();
    answer.results(hits, at.bodies(hits, wish), found.extras());
    answer.count(found.total());
    answer.facets(body.facets(), found.aggregations(), queues(body, at));
    answer.suggestions(found.total() > 0 ? List.of() : suggestions(asked, at, filter));
    boolean more = shown > 0 && found.rows().size() > shown;
    answer.cursor(more ? Cursor.behind(seek.question(), hits.getLast().sortValues()) : null);
    return answer.bytes();
  }

  /** Typos are looked for only where nothing is found without: they cost, and find too much. */
  private Found found(SearchBody body, Asked asked, DeploymentsAt at, Clause filter, Seek seek) {
    Found found = found(body, new Relevance(asked, false), at, filter, seek);
    return found.total() > 0 || asked.isEmpty()
        ? found
        : found(body, new Relevance(asked, true), at, filter, seek);
  }

  private Found found(
      SearchBody body, Relevance relevance, DeploymentsAt at, Clause filter, Seek seek) {
    boolean all = relevance.asked().isEmpty();
    byte[] request =
        Searches.page(
            filter,
            all ? null : relevance.query(),
            Sorting.of(body.sort(), relevance.asked()),
            body.limit() == 0 ? 0 : body.limit() + 1,
            seek.after(),
            body.facets());
    return Found.read(client.search(at.index(), request), DeploymentRows.with(FLOW_NAME));
  }

  private static Map<String, String> queues(SearchBody body, DeploymentsAt at) {
    return body.facets().contains(Facet.QUEUE) ? at.queueNames() : Map.of();
  }

  private List<String> suggestions(Asked asked, DeploymentsAt at, Clause filter) {
    ObjectNode nearest = Nearest.query(asked);
    if (nearest == null) {
      return List.of();
    }
    byte[] request = Searches.nearest(filter, nearest, SUGGESTIONS);
    JsonNode answer = Json.MAPPER.readTree(client.search(at.index(), request));
    return answer
        .at("/hits/hits")
        .valueStream()
        .map(hit -> hit.path("_source"))
        .map(d -> d.path(FLOW_NAME).asString() + "/" + d.path("name").asString())
        .toList();
  }

  /**
   * Where a page begins.
   *
   * @param question what the cursors belong to
   * @param after sort values; null: the beginning
   */
  record Seek(Object question, @Nullable String after) {}
}
