package io.daybook.query.search;

import io.daybook.query.deployment.DeploymentRows;
import io.daybook.query.deployment.DeploymentsAt;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.RowsAtOnce;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.wire.Json;
import java.util.List;
import java.util.Map;
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
    Clause filter = at.satisfying(body.criteria());
    RowsAtOnce size = new RowsAtOnce(Math.max(1, body.limit()));
    Outcome outcome = size.ask(n -> new Attempts(client, at, filter, body.upTo(n)).outcome(seek));
    Found found = outcome.found();
    int shown = Math.min(Math.min(size.rows(), body.limit()), found.rows().size());
    List<Hit> hits = found.rows().subList(0, shown);
    SearchAnswer answer = new SearchAnswer();
    answer.results(hits, at.bodies(hits, wish), found.extras());
    answer.count(found.total());
    answer.leftOut(outcome.reading().leftOut());
    answer.facets(body.facets(), found.aggregations(), queues(body, at));
    answer.suggestions(outcome.isEmpty() ? suggestions(body, at, filter) : List.of());
    boolean more = shown > 0 && found.rows().size() > shown;
    answer.cursor(more ? seek.cursor(hits.getLast().sortValues(), outcome.reading()) : null);
    return answer.bytes();
  }

  private static Map<String, String> queues(SearchBody body, DeploymentsAt at) {
    return body.facets().contains(Facet.QUEUE) ? at.queueNames() : Map.of();
  }

  private List<String> suggestions(SearchBody body, DeploymentsAt at, Clause filter) {
    ObjectNode nearest = Nearest.query(Reading.asTyped(Asked.of(body.q())));
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
}
