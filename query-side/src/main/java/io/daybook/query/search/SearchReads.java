package io.daybook.query.search;

import io.daybook.query.deployment.DeploymentRows;
import io.daybook.query.directory.Directory;
import io.daybook.query.directory.DirectoryQueue;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Cursor;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.wire.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds deployments by what a person typed. */
@Component
final class SearchReads {
  private static final int SUGGESTIONS = 5;
  private static final String FLOW_NAME = "flow_name";

  private final SearchClient client;
  private final DeploymentClauses clauses;
  private final DeploymentRows rows;
  private final Directory directory;
  private final Freshness freshness;

  SearchReads(
      SearchClient client,
      DeploymentClauses clauses,
      DeploymentRows rows,
      Directory directory,
      Freshness freshness) {
    this.client = client;
    this.clauses = clauses;
    this.rows = rows;
    this.directory = directory;
    this.freshness = freshness;
  }

  /**
   * @param seek where the page begins
   */
  byte[] search(SearchBody body, Seek seek, ConsistencyWish wish) {
    Set<Index> indices = EnumSet.of(Index.WORK_QUEUES, Index.CONCURRENCY_LIMITS);
    indices.addAll(DeploymentClauses.indices(body.criteria()));
    freshness.awaitVisible(indices, wish);
    Asked asked = Asked.of(body.q());
    Clause filter = clauses.all(body.criteria());
    Found found = found(body, asked, filter, seek);
    int shown = Math.min(body.limit(), found.rows().size());
    List<Hit> hits = found.rows().subList(0, shown);
    SearchAnswer answer = new SearchAnswer();
    answer.results(hits, rows.bodies(hits, wish), found.extras());
    answer.count(found.total());
    answer.facets(body.facets(), found.aggregations(), queues(body));
    answer.suggestions(found.total() > 0 ? List.of() : suggestions(asked, filter));
    boolean more = shown > 0 && found.rows().size() > shown;
    answer.cursor(more ? Cursor.behind(seek.question(), hits.getLast().sortValues()) : null);
    return answer.bytes();
  }

  /** Typos are looked for only where nothing is found without: they cost, and find too much. */
  private Found found(SearchBody body, Asked asked, Clause filter, Seek seek) {
    Found found = found(body, new Relevance(asked, false), filter, seek);
    return found.total() > 0 || asked.isEmpty()
        ? found
        : found(body, new Relevance(asked, true), filter, seek);
  }

  private Found found(SearchBody body, Relevance relevance, Clause filter, Seek seek) {
    boolean all = relevance.asked().isEmpty();
    byte[] request =
        Searches.page(
            filter,
            all ? null : relevance.query(),
            Sorting.of(body.sort(), relevance.asked()),
            body.limit() == 0 ? 0 : body.limit() + 1,
            seek.after(),
            body.facets());
    return Found.read(client.search(Index.DEPLOYMENTS, request), DeploymentRows.with(FLOW_NAME));
  }

  private Map<String, DirectoryQueue> queues(SearchBody body) {
    return body.facets().contains(Facet.QUEUE) ? directory.queues() : Map.of();
  }

  private List<String> suggestions(Asked asked, Clause filter) {
    if (asked.isEmpty()) {
      return List.of();
    }
    byte[] request = Searches.nearest(filter, Nearest.query(asked), SUGGESTIONS);
    JsonNode answer = Json.MAPPER.readTree(client.search(Index.DEPLOYMENTS, request));
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
