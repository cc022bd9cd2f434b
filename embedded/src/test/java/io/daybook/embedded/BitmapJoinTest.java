package io.daybook.embedded;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The join by bitmaps on a real node: runs in three shards, and what they belong to. */
class BitmapJoinTest {
  private static final EmbeddedPair PAIR = EmbeddedPair.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern BITS = Pattern.compile("\"bits\":\"([^\"]*)\"");

  @BeforeAll
  static void index() throws Exception {
    create("runs", 3);
    create("deployments", 2);
    StringBuilder runs = new StringBuilder();
    for (int run = 0; run < 300; run++) {
      String number = run % 3 == 0 ? "" : ",\"number\":" + (run % 40) * 1_000;
      runs.append("{\"index\":{}}\n{\"state\":\"s" + run % 2 + "\"" + number + "}\n");
      if (run % 100 == 99) { // a segment of its own
        bulk("runs", runs);
      }
    }
    StringBuilder deployments = new StringBuilder();
    for (int number = 0; number < 50; number++) {
      deployments.append("{\"index\":{}}\n{\"number\":" + number * 1_000 + "}\n");
    }
    bulk("deployments", deployments);
  }

  @AfterAll
  static void close() {
    PAIR.close();
    CLIENT.close();
  }

  @Test
  void gathersTheNumbersOfAllShardsAndSegmentsOnce() throws Exception {
    assertThat(distinct("{\"match_all\":{}}")).contains("\"count\":40,");
    assertThat(distinct("{\"term\":{\"state\":\"s1\"}}")).contains("\"count\":20,");
    assertThat(distinct("{\"match_none\":{}}")).contains("\"count\":0,");
  }

  @Test
  void findsTheDocumentsWithTheseNumbers() throws Exception {
    String odd = bits(distinct("{\"term\":{\"state\":\"s1\"}}"));
    String none = bits(distinct("{\"match_none\":{}}"));

    assertThat(count("deployments", bitmap("number", odd))).contains("\"count\":20,");
    assertThat(count("runs", bitmap("number", odd))).contains("\"count\":100,");
    assertThat(count("deployments", bitmap("number", none))).contains("\"count\":0,");
  }

  @Test
  void findsNothingByAFieldThatIsNotMapped() throws Exception {
    String all = bits(distinct("{\"match_all\":{}}"));

    assertThat(count("deployments", bitmap("nothing", all))).contains("\"count\":0,");
    assertThat(aggregate("runs", "nothing", "{\"match_all\":{}}").body()).contains("\"count\":0,");
  }

  @Test
  void seesWhatWasRefreshedSince() throws Exception {
    create("moving", 1);
    bulk("moving", new StringBuilder("{\"index\":{\"_id\":\"1\"}}\n{\"number\":1000}\n"));
    String one = bits(aggregate("moving", "number", "{\"match_all\":{}}").body());
    for (int warm = 0; warm < 20; warm++) { // until a cache would answer
      assertThat(count("moving", bitmap("number", one))).contains("\"count\":1,");
    }

    bulk("moving", new StringBuilder("{\"index\":{\"_id\":\"1\"}}\n{\"number\":2000}\n"));

    assertThat(count("moving", bitmap("number", one))).contains("\"count\":0,");
    assertThat(bits(aggregate("moving", "number", "{\"match_all\":{}}").body())).isNotEqualTo(one);
  }

  @Test
  void refusesWhatIsNoBitmap() throws Exception {
    assertRefused(search("runs", bitmap("number", "AAAA")), "no Roaring bitmap");
    assertRefused(search("runs", bitmap("number", "%%%")), "bitmap");
    assertRefused(search("runs", "{\"bitmap\":{\"field\":\"number\"}}"), "bits");
    assertRefused(search("runs", "{\"bitmap\":{\"bits\":\"AAAA\"}}"), "field");
    assertRefused(search("runs", "{\"bitmap\":{\"x\":1}}"), "[x]");
  }

  @Test
  void refusesFieldsThatAreNoDenseNumbers() throws Exception {
    String all = bits(distinct("{\"match_all\":{}}"));
    bulk("runs", new StringBuilder("{\"index\":{}}\n{\"several\":[1,2],\"below\":-1}\n"));

    assertRefused(search("runs", bitmap("state", all)), "of type [keyword]");
    assertRefused(search("runs", bitmap("unread", all)), "doc values");
    assertRefused(search("runs", bitmap("several", all)), "[several] has several");
    assertRefused(aggregate("runs", "state", "{\"match_all\":{}}"), "of type [keyword]");
    assertRefused(aggregate("runs", "several", "{\"match_all\":{}}"), "[several] has several");
    assertRefused(aggregate("runs", "below", "{\"match_all\":{}}"), "[below] has -1");
  }

  @Test
  void refusesToStandBelowManyBuckets() throws Exception {
    String below =
        """
        {"size":0,"aggs":{"s":{"terms":{"field":"state"},
          "aggs":{"d":{"distinct_bitmap":{"field":"number"}}}}}}
        """;

    assertRefused(
        send("POST", "runs/_search?allow_partial_search_results=false", below),
        "below many buckets");
  }

  private static void assertRefused(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }

  private static String distinct(String query) throws Exception {
    return aggregate("runs", "number", query).body();
  }

  private static HttpResponse<String> aggregate(String index, String field, String query)
      throws Exception {
    return send(
        "POST",
        index + "/_search?allow_partial_search_results=false&filter_path=aggregations,error",
        """
        {"size":0,"query":%s,"aggs":{"d":{"distinct_bitmap":{"field":"%s"}}}}
        """
            .formatted(query, field));
  }

  private static String bits(String answer) {
    Matcher bits = BITS.matcher(answer);
    assertThat(bits.find()).as(answer).isTrue();
    return bits.group(1);
  }

  private static String bitmap(String field, String bits) {
    return "{\"bitmap\":{\"field\":\"%s\",\"bits\":\"%s\"}}".formatted(field, bits);
  }

  private static String count(String index, String query) throws Exception {
    return send("POST", index + "/_count", "{\"query\":" + query + "}").body();
  }

  private static HttpResponse<String> search(String index, String query) throws Exception {
    return send(
        "POST", index + "/_search?allow_partial_search_results=false", "{\"query\":" + query + "}");
  }

  private static void create(String index, int shards) throws Exception {
    send(
        "PUT",
        index,
        """
        {"settings":{"number_of_shards":%d,"number_of_replicas":0},
         "mappings":{"dynamic":false,"properties":{
           "state":{"type":"keyword"}, "number":{"type":"integer"}, "several":{"type":"integer"},
           "below":{"type":"long"}, "unread":{"type":"integer","doc_values":false}}}}
        """
            .formatted(shards));
  }

  private static void bulk(String index, StringBuilder lines) throws Exception {
    assertThat(send("POST", index + "/_bulk?refresh=true", lines.toString()).body())
        .contains("\"errors\":false");
    lines.setLength(0);
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return CLIENT.send(
        PAIR.elasticsearch()
            .request("/" + PAIR.indexPrefix() + path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        ofString());
  }
}
