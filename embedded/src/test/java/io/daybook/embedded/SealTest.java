package io.daybook.embedded;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else on this machine gets from the node: nothing. */
class SealTest {
  private static final Path NODE = Path.of(System.getProperty("daybook.node.dir"));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path directory;
  private static Path data;
  private static EmbeddedElasticsearch node;
  private static ElasticsearchAddress address;

  @BeforeAll
  static void start() throws Exception {
    data = directory.resolve("elasticsearch");
    node = EmbeddedElasticsearch.start(ElasticsearchOptions.quickIn(NODE, data), _ -> {});
    address = node.address();
    own("PUT", "/secrets", "");
    own("PUT", "/secrets/_doc/1?version=7&version_type=external", "{\"password\":\"hunter2\"}");
  }

  @AfterAll
  static void stop() {
    node.close();
    CLIENT.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/_all/_search", "/_cat/indices", "/_nodes", "/nowhere/at/all", "/_bulk"})
  void answersStrangersWithNothingWhateverTheyAskFor(String path) throws Exception {
    for (String method : List.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH")) {
      assertRefused(send(HttpRequest.newBuilder(address.url().resolve(path)), method, "{}"));
    }
  }

  @Test
  void takesTheSecretAloneInItsOnePlace() throws Exception {
    String secret = address.apiKey();
    for (String wrong :
        List.of(
            "",
            secret,
            "ApiKey",
            "ApiKey " + secret.substring(1),
            "ApiKey " + secret + "0",
            "apikey " + secret,
            "Bearer " + secret,
            "ApiKey  " + secret)) {
      assertRefused(send(stranger("/").header("Authorization", wrong), "GET", ""));
    }
    assertRefused(
        send(
            stranger("/")
                .header("Authorization", "ApiKey no")
                .header("Authorization", "ApiKey " + secret),
            "GET",
            ""));
    assertRefused(send(stranger("/?apikey=" + secret).header("X-Api-Key", secret), "GET", ""));
    assertThat(own("GET", "/", "").statusCode()).isEqualTo(200);
  }

  @Test
  void aStrangerChangesNothing() throws Exception {
    String forged = "/secrets/_doc/1?version=9000000000000000000&version_type=external";

    assertRefused(send(stranger(forged), "PUT", "{\"password\":\"forged\"}"));
    assertRefused(send(stranger("/secrets"), "DELETE", ""));

    assertThat(own("GET", "/secrets/_source/1", "").body()).isEqualTo("{\"password\":\"hunter2\"}");
  }

  @Test
  void looksAtTheSecretAndNotAtTheHost() throws IOException {
    String secret = "Authorization: ApiKey " + address.apiKey() + "\r\n";

    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 401 ")
        .endsWith("\r\n\r\n");
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 401 ");
    assertThat(raw("GET / HTTP/1.1\r\nHost: any\r\n" + secret + "Connection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void refusesBeforeItHasReadABody() throws IOException {
    String unfinished =
        "PUT /secrets/_doc/2 HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n";

    assertThat(raw(unfinished)).startsWith("HTTP/1.1 401 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no http at all\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nbad header\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Type: ///\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"
      })
  void saysNothingAboutBadRequestsEither(String request) throws IOException {
    String answer = raw(request);

    assertThat(answer).startsWith("HTTP/1.1 401 ").endsWith("\r\n\r\n");
    assertThat(answer).doesNotContainIgnoringCase("elastic");
  }

  @Test
  void tellsItsOwnerWhatIsWrongWithARequest() throws Exception {
    HttpResponse<String> answer = own("GET", "/_search?size=-5", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("reason");
  }

  @Test
  void hasNoPortForOtherNodes() throws Exception {
    assertThat(own("GET", "/_nodes?filter_path=**.transport,**.transport_address", "").body())
        .contains("\"bound_address\":[\"127.0.0.1:0\"]")
        .contains("\"transport_address\":\"127.0.0.1:0\"");
    assertThat(own("GET", "/_cluster/health", "").body()).contains("\"number_of_nodes\":1");
    assertThat(own("GET", "/_nodes/stats/transport", "").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsItsSecretOutOfTheProcessListAndTheLog() throws Exception {
    ProcessHandle.Info process = node.process().info();

    assertThat(process.arguments().orElseThrow()).noneMatch(it -> it.contains(address.apiKey()));
    assertThat(data.resolve("logs/node.log")).content().doesNotContain(address.apiKey());
    assertThat(own("GET", "/_nodes/settings,jvm", "").body()).doesNotContain(address.apiKey());
    assertThat(address.toString()).doesNotContain(address.apiKey());
  }

  @Test
  void keepsItsFilesToItself() throws IOException {
    assertThat(FileModes.openToOthers(data)).isEmpty();
  }

  @Test
  void tellsTheOwnerOfItsFilesHowToReachIt() throws Exception {
    List<String> access = Files.readAllLines(data.resolve("access"));
    String[] header = access.getLast().split(": ", 2);

    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.getFirst() + "/"));

    assertThat(send(request.header(header[0], header[1]), "GET", "").statusCode()).isEqualTo(200);
  }

  private static HttpRequest.Builder stranger(String path) {
    return HttpRequest.newBuilder(address.url().resolve(path));
  }

  private static HttpResponse<String> own(String method, String path, String body)
      throws Exception {
    return send(address.request(path), method, body);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String method, String body)
      throws Exception {
    return CLIENT.send(
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        ofString());
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().map())
        .doesNotContainKeys("x-elastic-product", "www-authenticate", "server");
  }

  /**
   * What some bytes are answered with, up to the end of the headers, and what is told with them.
   */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(address.url().getHost(), address.url().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      StringBuilder answer = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        answer.append((char) next);
        if (answer.indexOf("\r\n\r\n") >= 0 && in.available() == 0) {
          break;
        }
      }
      return answer.toString();
    }
  }
}
