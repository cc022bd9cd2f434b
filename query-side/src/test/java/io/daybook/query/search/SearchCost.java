package io.daybook.query.search;

import io.daybook.query.index.BulkRequest;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.projection.ReadSide;
import io.daybook.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the fields of search cost a write: the same documents into an index with them and into one
 * without. Not part of the build: {@code mvn test -pl query-side -am -Dtest=SearchCost}.
 */
class SearchCost {
  private static final Logger LOG = LoggerFactory.getLogger(SearchCost.class);
  private static final int DOCUMENTS = 10_000;
  private static final int ROUNDS = 5;
  private static final int BULK = 1_000;

  @Test
  void bulksWithAndWithout() throws SQLException, IOException {
    try (ReadSide side = ReadSide.create().with("daybook.reads.wait", "300s").start()) {
      JudgedSet set = JudgedSet.read();
      side.ledger().append(JudgedEvents.of(set));
      side.ledger().append(JudgedEvents.of(set));
      List<ObjectNode> documents = documents(side);
      SearchClient client = side.bean(SearchClient.class);
      for (int round = 0; round < ROUNDS; round++) {
        measure(client, "with", definition(), documents, round);
        measure(client, "without", withoutSearch(definition()), documents, round);
      }
    }
  }

  private static void measure(
      SearchClient client, String what, ObjectNode definition, List<ObjectNode> docs, int round) {
    String name = client.names().alias(Index.DEPLOYMENTS) + "-cost-" + what;
    client.put("/" + name, Json.bytes(definition));
    long begin = System.nanoTime();
    for (int from = 0; from < docs.size(); from += BULK) {
      BulkRequest bulk = new BulkRequest(client);
      for (ObjectNode d : docs.subList(from, Math.min(docs.size(), from + BULK))) {
        bulk.index("", name, d.path("id").stringValue(), 1, Json.bytes(d));
      }
      bulk.finish();
    }
    long millis = (System.nanoTime() - begin) / 1_000_000;
    client.post("/" + name + "/_forcemerge?max_num_segments=1", new byte[0]);
    client.post("/" + name + "/_refresh", new byte[0]);
    long bytes =
        Json.MAPPER
            .readTree(client.get("/" + name + "/_stats/store"))
            .at("/_all/primaries/store/size_in_bytes")
            .longValue();
    LOG.info(
        "Round {}, {} the fields: {} documents in {} ms, {} KB merged",
        round,
        what,
        docs.size(),
        millis,
        bytes / 1024);
    client.delete("/" + name);
  }

  private static List<ObjectNode> documents(ReadSide side) {
    List<ObjectNode> documents = new ArrayList<>();
    String after = "";
    while (documents.size() < DOCUMENTS) {
      JsonNode hits =
          side.search(Index.DEPLOYMENTS, "{\"size\":1000,\"sort\":[\"id\"]%s}".formatted(after))
              .path("hits");
      for (JsonNode hit : hits) {
        documents.add((ObjectNode) hit.path("_source"));
        after = ",\"search_after\":" + hit.path("sort");
      }
    }
    return documents;
  }

  private static ObjectNode definition() throws IOException {
    try (InputStream in = SearchCost.class.getResourceAsStream("/elasticsearch/deployments.json")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return (ObjectNode) Json.parse(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static ObjectNode withoutSearch(ObjectNode definition) {
    ObjectNode properties = definition.withObject("/mappings/properties");
    properties.forEach(field -> ((ObjectNode) field).remove("fields"));
    properties.remove("search_size");
    properties.putObject("body").put("type", "object").put("enabled", false);
    return definition;
  }
}
