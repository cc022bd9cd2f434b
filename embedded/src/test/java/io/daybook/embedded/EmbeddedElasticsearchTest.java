package io.daybook.embedded;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedElasticsearchTest {
  private static final Path NODE = Path.of(System.getProperty("daybook.node.dir"));

  @TempDir private Path data;

  private final CompletableFuture<ServerDeath> death = new CompletableFuture<>();

  @Test
  void saysWhenItDiesAndGoesOnWithItsDataOnTheSamePortThatNobodyElseGets() throws Exception {
    try (EmbeddedElasticsearch node = start()) {
      ElasticsearchAddress address = node.address();
      send(address, "PUT", "/kept", "{\"settings\":{\"number_of_replicas\":0}}");
      send(address, "PUT", "/kept/_doc/1", "{\"n\":1}");

      node.process().destroyForcibly();

      assertThat(death.get(20, TimeUnit.SECONDS).server()).isEqualTo("Elasticsearch");
      int port = address.url().getPort();
      assertThatThrownBy(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()))
          .isInstanceOf(BindException.class);
      node.restart();
      assertThat(node.address()).isEqualTo(address);
      assertThat(send(address, "GET", "/kept/_source/1", "")).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void stopsInOrderWithoutCallingThatADeath() {
    ProcessHandle process;
    try (EmbeddedElasticsearch node = start()) {
      process = node.process();
    }

    assertThat(process.isAlive()).isFalse();
    assertThat(death).isNotDone();
  }

  @Test
  void runsInADirectoryOfAnyName() throws Exception {
    Path odd = data.resolve("it's \"the\" $HOME of `id` \\ ${x} & more");

    try (EmbeddedElasticsearch node =
        EmbeddedElasticsearch.start(ElasticsearchOptions.quickIn(NODE, odd), death::complete)) {
      assertThat(send(node.address(), "PUT", "/kept", "")).contains("\"acknowledged\":true");
    }
    assertThat(odd.resolve("data")).isNotEmptyDirectory();
  }

  @Test
  void analysesNamesAsAFullClusterDoes() throws Exception {
    try (EmbeddedElasticsearch node = start()) {
      ElasticsearchAddress address = node.address();
      String made = send(address, "PUT", "/names", NAMES);
      String analyze = "/names/_analyze?filter_path=tokens.token";

      assertThat(made).contains("\"acknowledged\":true");
      assertThat(send(address, "POST", analyze, "{\"analyzer\":\"grams\",\"text\":\"AbC\"}"))
          .isEqualTo(tokens("a", "ab", "abc", "b", "bc", "c"));
      assertThat(send(address, "POST", analyze, "{\"normalizer\":\"folded\",\"text\":\" Ünï \"}"))
          .isEqualTo(tokens("uni"));
      assertThat(send(address, "GET", "/", "")).contains("\"number\":\"9.5.3\"");
    }
  }

  @Test
  void saysWhereToFindTheNodeWhenItIsNotBuilt() {
    ElasticsearchOptions nowhere = ElasticsearchOptions.in(data.resolve("nowhere"), data);

    assertThatThrownBy(() -> EmbeddedElasticsearch.start(nowhere, death::complete))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("mvn package");
  }

  private EmbeddedElasticsearch start() {
    return EmbeddedElasticsearch.start(ElasticsearchOptions.quickIn(NODE, data), death::complete);
  }

  private static String tokens(String... tokens) {
    StringBuilder json = new StringBuilder();
    for (String token : tokens) {
      json.append(json.isEmpty() ? "" : ",").append("{\"token\":\"" + token + "\"}");
    }
    return "{\"tokens\":[" + json + "]}";
  }

  private static String send(ElasticsearchAddress address, String method, String path, String body)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          address
              .request(path)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build();
      return client.send(request, ofString()).body();
    }
  }

  private static final String NAMES =
      """
      {"settings": {
         "index.store.type": "nrt", "index.max_ngram_diff": 2, "number_of_replicas": 0,
         "analysis": {
           "analyzer": {"grams": {"tokenizer": "keyword", "filter": ["lowercase", "three"]}},
           "filter": {"three": {"type": "ngram", "min_gram": 1, "max_gram": 3}},
           "normalizer": {"folded": {"type": "custom",
             "filter": ["trim", "lowercase", "asciifolding"]}}}},
       "mappings": {"properties": {"name": {"type": "text", "analyzer": "grams"}}}}
      """;
}
