package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.testing.Documents;
import io.daybook.query.testing.SearchUnderTest;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** An index that a version without search created, and that is not rebuilt yet. */
class OlderIndexTest {
  private SearchUnderTest search;

  @BeforeEach
  void anIndexOfNamesAlone() {
    search = new SearchUnderTest();
    SearchClient client = search.client();
    String alias = client.names().alias(Index.DEPLOYMENTS);
    ObjectNode older = Json.object();
    ObjectNode properties = older.withObject("/mappings").put("dynamic", false);
    for (String field : List.of("id", "name", "name_lower", "name_key", "flow_name", "tags")) {
      properties.withObject("/properties/" + field).put("type", "keyword");
    }
    client.put("/" + alias + "-older", Json.bytes(older));
    ObjectNode exchange = Json.object();
    exchange
        .withArray("actions")
        .addObject()
        .putObject("remove")
        .put("index", alias + "-v1")
        .put("alias", alias);
    exchange
        .withArray("actions")
        .addObject()
        .putObject("add")
        .put("index", alias + "-older")
        .put("alias", alias);
    client.post("/_aliases", Json.bytes(exchange));
    search.write(
        Index.DEPLOYMENTS,
        List.of(Documents.deployment("nightly", "etl"), Documents.deployment("nightly-2", "etl")));
  }

  @AfterEach
  void close() {
    search.client().delete("/" + search.client().names().alias(Index.DEPLOYMENTS) + "-older");
    search.close();
  }

  @Test
  void isSearchedByWholeNames() {
    assertThat(names("Nightly", false)).containsExactly("nightly");
    assertThat(names("etl", false)).containsExactlyInAnyOrder("nightly", "nightly-2");
    assertThat(names("nightyl", true)).isEmpty();
  }

  private List<String> names(String q, boolean typos) {
    Reading exactly = Reading.asTyped(Asked.of(q));
    Reading reading = typos ? exactly.withTypos() : exactly;
    ObjectNode body = Json.object().put("q", q);
    for (Facet facet : Facet.values()) {
      body.withArray("facets").add(facet.key());
    }
    SearchBody asked = SearchBody.read(JsonBody.parse(Json.bytes(body)), 200);
    byte[] request = Searches.page(Clause.ALL, reading, asked, null);
    Found found = Found.read(search.client().search(Index.DEPLOYMENTS, request), Set.of("name"));
    byte[] nearest =
        Searches.nearest(Clause.ALL, Objects.requireNonNull(Nearest.query(exactly)), 5);
    assertThat(search.client().search(Index.DEPLOYMENTS, nearest)).isNotEmpty();
    return found.rows().stream().map(hit -> Objects.requireNonNull(hit.field("name"))).toList();
  }
}
