package io.daybook.query.filter;

import io.daybook.query.index.ElasticsearchRefusedException;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Passes the numbers on as a bitmap. The nodes need Daybook's plugin. */
public final class BitmapRunJoin implements RunJoin {
  private static final Logger LOG = LoggerFactory.getLogger(BitmapRunJoin.class);

  private final SearchClient client;

  public BitmapRunJoin(SearchClient client) {
    this.client = client;
  }

  @Override
  public Clause sharing(String number, Index others, String othersNumber, Clause clause) {
    if (clause.equals(Clause.NONE)) {
      return Clause.NONE;
    }
    JsonNode found = numbers(others, othersNumber, clause);
    return found.path("count").asLong(0) == 0
        ? Clause.NONE
        : new Clause.Bitmap(number, found.path("bits").stringValue());
  }

  private JsonNode numbers(Index index, String field, Clause clause) {
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    request.withObject("/aggs/numbers/distinct_bitmap").put("field", field);
    try {
      byte[] answer = client.search(index, Json.bytes(request));
      return Json.MAPPER.readTree(answer).path("aggregations").path("numbers");
    } catch (ElasticsearchRefusedException e) {
      if (String.valueOf(e.getMessage()).contains("[distinct_bitmap]")) {
        LOG.error(
            "Elasticsearch can't join by bitmaps: install Daybook's plugin on its nodes, or set"
                + " daybook.elasticsearch.run-join=terms");
      }
      throw e;
    }
  }
}
