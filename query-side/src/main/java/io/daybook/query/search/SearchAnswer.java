package io.daybook.query.search;

import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer to a search, key by key; the deployments are passed on as bytes. */
final class SearchAnswer {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);

  /**
   * @param bodies of the hits, as lists answer them
   * @param extras of the hits, and perhaps of more behind them
   */
  void results(List<Hit> hits, List<byte[]> bodies, List<Found.Extra> extras) {
    write("{\"results\":[");
    for (int i = 0; i < hits.size(); i++) {
      write(i == 0 ? "{\"deployment\":" : ",{\"deployment\":");
      out.writeBytes(bodies.get(i));
      Found.Extra extra = extras.get(i);
      ObjectNode rest =
          Json.object()
              .put("flow_name", hits.get(i).field("flow_name"))
              .put("score", extra.score());
      rest.set("highlights", Highlights.answer(extra.highlights()));
      byte[] bytes = Json.bytes(rest);
      out.write(',');
      out.write(bytes, 1, bytes.length - 1);
    }
    write("]");
  }

  void count(long count) {
    member("count", JsonNodeFactory.instance.numberNode(count));
  }

  void leftOut(List<LeftOut> words) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    words.forEach(word -> left.add(word.answer()));
    member("left_out", left);
  }

  void facets(List<Facet> asked, JsonNode aggregations, Map<String, String> queues) {
    ObjectNode facets = Json.object();
    asked.forEach(f -> facets.set(f.key(), f.values(aggregations.path(f.key()), queues)));
    member("facets", facets);
  }

  void suggestions(List<String> names) {
    member("suggestions", Json.MAPPER.valueToTree(names));
  }

  void cursor(@Nullable String cursor) {
    member(
        "cursor",
        cursor == null
            ? JsonNodeFactory.instance.nullNode()
            : JsonNodeFactory.instance.stringNode(cursor));
    write("}");
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void member(String key, JsonNode value) {
    write(",\"" + key + "\":");
    out.writeBytes(Json.bytes(value));
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
