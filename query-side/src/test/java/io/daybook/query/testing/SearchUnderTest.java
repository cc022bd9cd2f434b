package io.daybook.query.testing;

import io.daybook.embedded.EmbeddedPair;
import io.daybook.query.filter.BitmapRunJoin;
import io.daybook.query.filter.RunJoin;
import io.daybook.query.filter.TermsRunJoin;
import io.daybook.query.index.ElasticsearchProperties;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import io.daybook.query.index.JoinStrategy;
import io.daybook.query.index.SearchClient;
import io.daybook.query.index.SearchClients;
import io.daybook.run.Week;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Empty indices on the Elasticsearch of this JVM. */
public final class SearchUnderTest implements AutoCloseable {
  private final EmbeddedPair pair = EmbeddedPair.shared();
  private final CountingProxy proxy = new CountingProxy(pair.elasticsearch());
  private final SearchClient client;
  private final Indices indices;

  public SearchUnderTest() {
    ElasticsearchProperties settings =
        new ElasticsearchProperties(
            List.of(proxy.url()),
            pair.indexPrefix(),
            null,
            null,
            null,
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            16,
            "",
            JoinStrategy.BITMAP);
    this.client = SearchClients.create(settings);
    this.indices = new Indices(client, settings);
    for (Index index : Index.values()) {
      indices.create(index, 1);
      indices.promote(index, 1);
    }
  }

  public SearchClient client() {
    return client;
  }

  public RunJoin runJoin(JoinStrategy strategy) {
    return switch (strategy) {
      case BITMAP -> new BitmapRunJoin(client);
      case TERMS -> new TermsRunJoin(client);
    };
  }

  /** How many searches and fetches by id Elasticsearch is asked for while this runs. */
  public int requests(Runnable read) {
    int before = proxy.requests();
    read.run();
    return proxy.requests() - before;
  }

  /** Writes documents by their {@code id} and makes them visible. */
  public void write(Index index, Collection<ObjectNode> documents) {
    write(client.names().alias(index), documents);
    indices.refresh(Set.of(index));
  }

  /** The same to the part of a week. */
  public void write(Index index, Week week, Collection<ObjectNode> documents) {
    indices.addWeek(index, 1, week);
    write(client.names().week(index, 1, week), documents);
    indices.refresh(Set.of(index));
  }

  private void write(String name, Collection<ObjectNode> documents) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ObjectNode document : documents) {
      ObjectNode action = Json.object();
      action.putObject("index").put("_index", name).put("_id", document.path("id").stringValue());
      lines.writeBytes(Json.bytes(action));
      lines.write('\n');
      lines.writeBytes(Json.bytes(document));
      lines.write('\n');
    }
    JsonNode answer = Json.MAPPER.readTree(client.bulk(lines.toByteArray()));
    if (answer.path("errors").booleanValue()) {
      throw new IllegalStateException(answer.toString());
    }
  }

  /** Puts an empty index behind an alias in place of the one that is there. */
  public void exchange(Index index) {
    indices.create(index, 2);
    indices.promote(index, 2);
  }

  public void delete(Index index, String id) {
    client.delete("/" + client.names().alias(index) + "/_doc/" + id);
    indices.refresh(Set.of(index));
  }

  @Override
  public void close() {
    client.close();
    proxy.close();
    pair.close();
  }
}
