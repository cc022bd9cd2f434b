package io.daybook.query.filter;

import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Passes the numbers on one by one, as any Elasticsearch can: slower where they are many. */
public final class TermsRunJoin implements RunJoin {
  /** Elasticsearch refuses more than 65,536 buckets unless it is told otherwise. */
  private static final int MOST_NUMBERS = 60_000;

  private final SearchClient client;
  private final int numbersPerRequest;

  public TermsRunJoin(SearchClient client) {
    this(client, MOST_NUMBERS);
  }

  TermsRunJoin(SearchClient client, int numbersPerRequest) {
    this.client = client;
    this.numbersPerRequest = numbersPerRequest;
  }

  @Override
  public Clause sharing(String number, Index others, String othersNumber, Clause clause) {
    return clause.equals(Clause.NONE)
        ? Clause.NONE
        : Clause.in(number, numbers(others, othersNumber, clause));
  }

  /** In parts, each of which begins behind the last number of the one before. */
  private List<Integer> numbers(Index index, String field, Clause clause) {
    List<Integer> numbers = new ArrayList<>();
    int part;
    do {
      Clause behind =
          numbers.isEmpty() ? Clause.ALL : new Clause.Range(field, "gt", numbers.getLast());
      JsonNode buckets = buckets(index, field, Clause.and(clause, behind));
      buckets.forEach(bucket -> numbers.add(bucket.path("key").intValue()));
      part = buckets.size();
    } while (part == numbersPerRequest);
    return numbers;
  }

  private JsonNode buckets(Index index, String field, Clause clause) {
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    ObjectNode terms = request.withObject("/aggs/numbers/terms");
    terms.put("field", field).put("size", numbersPerRequest);
    terms.putObject("order").put("_key", "asc");
    byte[] answer = client.search(index, Json.bytes(request), "aggregations.numbers.buckets.key");
    return Json.MAPPER.readTree(answer).path("aggregations").path("numbers").path("buckets");
  }
}
