package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest extends WebTest {

  private static final String ID = "00000000-0000-4000-8000-00000000000a";

  @Test
  void aWriteAnswersWithItsPosition() throws Exception {
    HttpResponse<String> answer = post("/api/things/", "{\"name\": \"a\"}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"name\":\"a\"}");
    assertThat(answer.headers().firstValue("Daybook-Position")).contains("7");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void anInvalidBodyIsToldWhole() throws Exception {
    HttpResponse<String> answer = post("/api/things/", "{\"name\": 5, \"x\": 1}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).get("exception_message").stringValue())
        .isEqualTo("Invalid request received.");
    assertThat(json(answer).get("exception_detail").size()).isEqualTo(2);
    assertThat(json(answer).get("request_body").toString()).isEqualTo("{\"name\":5,\"x\":1}");
  }

  @Test
  void aMalformedBodyComesBackAsText() throws Exception {
    HttpResponse<String> answer = post("/api/things/", "{\"name\":");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/exception_detail/0/type").stringValue()).isEqualTo("json_invalid");
    assertThat(json(answer).get("request_body").stringValue()).isEqualTo("{\"name\":");
  }

  @Test
  void aBodyWithoutContentTypeIsJson() throws Exception {
    assertThat(post("/api/things/filter", "{\"limit\": 3}").body()).isEqualTo("{\"limit\":3}");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 3",
    "application/json; charset=utf-8, 3",
    "Application/Problem+JSON, 3",
    "text/plain, 200",
    "application/x-www-form-urlencoded, 200",
    "nonsense, 200"
  })
  void anotherContentTypeIsNotRead(String type, int limit) throws Exception {
    HttpResponse<String> answer =
        post("/api/things/filter", "{\"limit\": 3}", "Content-Type", type);

    assertThat(answer.body()).isEqualTo("{\"limit\":" + limit + "}");
  }

  @Test
  void aLimitOutOfRangeIsAText() throws Exception {
    HttpResponse<String> answer = post("/api/things/filter", "{\"limit\": 201}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .isEqualTo("{\"detail\":\"Invalid limit: must be less than or equal to 200.\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-4000-8000-00000000000a",
        "0000000000004000800000000000000A",
        "00000000-0000-4000-8000-00000000000A"
      })
  void anIdOfAPathMayHaveAnyForm(String id) throws Exception {
    assertThat(get("/api/things/" + id).body()).isEqualTo("{\"id\":\"" + ID + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/things/zzz",
        "/api/nothing/here",
        "/nothing",
        "/api/things/" + ID + "/nothing",
        "/api/things/1-1-1-1-1",
        "/api/things/name/a%2Fb",
        "/api/things/name/a%2fb",
        "/api/things/name/",
        "/error"
      })
  void anUnknownPathIsNotFound(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Not Found\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/things/filter, POST",
    "DELETE, /api/things/filter, POST",
    "PUT, /api/things/" + ID + ", GET"
  })
  void aWrongMethodIsNotAllowed(String method, String path, String allowed) throws Exception {
    HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/things, /api/things/",
    "GET, /api/things, /api/things/",
    "GET, /api/things/" + ID + "/?a=b%20c, /api/things/" + ID + "?a=b%20c",
    "POST, /api/things/filter/, /api/things/filter",
    "GET, /api/things/name/a%25b/, /api/things/name/a%25b"
  })
  void theOtherSlashFormIsRedirected(String method, String path, String to) throws Exception {
    HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location")).contains(to);
  }

  @Test
  void aRedirectKeepsTheCharactersThatWereSent() throws Exception {
    String answer = raw("GET /api/things/name/a|b[c]/?d=|e HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 307");
    assertThat(answer).contains("\r\nLocation: /api/things/name/a|b[c]?d=|e\r\n");
  }

  @Test
  void aRedirectNeverLeadsToAnotherHost() throws Exception {
    assertThat(raw("GET //api/things HTTP/1.1")).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%20b|a b",
        "a:b|a:b",
        "a;b|a;b",
        "a%3Bb=c|a;b=c",
        "%C3%B6l|öl",
        "a+b|a+b",
        "a%5Cb|a\\b",
        "100%25|100%",
        "%7Bx%7D|{x}",
        "..a|..a"
      })
  void aNameOfAPathMayHoldAnything(String pair) throws Exception {
    String[] rawAndName = pair.split("\\|", 2);

    assertThat(json(get("/api/things/name/" + rawAndName[0])).get("name").stringValue())
        .isEqualTo(rawAndName[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/things/name/a|b", "/api/things/name/a\"{b}"})
  void charactersThatClientsForgetToEncodeAreTaken(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/things/name/%zz HTTP/1.1",
        "GET /api/things/name/a%00b HTTP/1.1",
        "GET /api/%c0%ae HTTP/1.1",
        "NONSENSE"
      })
  void aRequestThatTomcatRefusesHasAJsonAnswer(String line) throws Exception {
    String answer = raw(line);

    assertThat(answer).startsWith("HTTP/1.1 4").contains("{\"detail\":").doesNotContain("<html");
  }

  @Test
  void aBugIsAnInternalServerErrorWithoutDetails() throws Exception {
    HttpResponse<String> answer = get("/api/broken");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"exception_message\":\"Internal Server Error\"}");
  }

  @Test
  void anErrorMayCarryHeaders() throws Exception {
    HttpResponse<String> answer = get("/api/locked");

    assertThat(answer.statusCode()).isEqualTo(423);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.8.0", "0.8.4", "9.0.0", "1.0.0"})
  void aNewEnoughClientIsServed(String version) throws Exception {
    assertThat(get("/api/hello", "x-prefect-api-version", version).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.7.0;The request specified API version 0.7.0 but this server requires version 0.8.0 or"
            + " higher.",
        "abc;Invalid X-PREFECT-API-VERSION header format.Expected header in format 'x.y.z' but"
            + " received abc",
        "1.2;Invalid X-PREFECT-API-VERSION header format.Expected header in format 'x.y.z' but"
            + " received 1.2"
      })
  void anOldClientIsRefused(String version, String text) throws Exception {
    HttpResponse<String> answer = get("/api/hello", "x-prefect-api-version", version);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("detail").stringValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "*/*", "nonsense"})
  void theAnswerIsJsonWhateverIsAccepted(String accept) throws Exception {
    assertThat(get("/api/bytes", "Accept", accept).body()).isEqualTo("[1.0]");
    assertThat(get("/api/bytes", "Accept", accept).headers().firstValue("Content-Type"))
        .contains("application/json");
    assertThat(post("/api/things/filter", "{}", "Accept", accept).statusCode()).isEqualTo(200);
  }

  @Test
  void largeAnswersAreZippedForThoseWhoTakeIt() throws Exception {
    assertThat(
            get("/api/large", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
        .contains("gzip");
    assertThat(get("/api/large").headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void floatsAreWrittenAsPythonDoes() throws Exception {
    assertThat(get("/api/numbers").body()).isEqualTo("{\"a\":1.0,\"b\":10000000.0,\"c\":1e+22}");
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    HttpResponse<String> answer = post("/api/things/", " ".repeat(16 * 1024 * 1024 + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("daybook.api.max-body-size");
  }

  private String raw(String requestLine) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              (requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
