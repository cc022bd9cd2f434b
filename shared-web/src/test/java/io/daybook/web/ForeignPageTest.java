package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page that is open in a visitor's browser may do, where nothing is set. */
class ForeignPageTest extends WebTest {

  private static final String EVIL = "http://evil.example";
  private static final String THING = "{\"name\": \"a\"}";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, https://127.0.0.1.evil.example",
    "Origin, http://localhost.evil.example",
    "Origin, http://127.0.0.1@evil.example",
    "Origin, null",
    "Origin, ''",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void aForeignPageWritesNothing(String header, String value) throws Exception {
    HttpResponse<String> answer = post("/api/things/", THING, header, value);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).get("detail").stringValue()).contains("daybook.cors.allowed-origins");
    assertThat(answer.headers().firstValue(ALLOWED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:4260",
        "http://localhost:3000",
        "http://[::1]",
        "HTTP://LOCALHOST"
      })
  void aPageOfTheSameHostMayDoAll(String origin) throws Exception {
    HttpResponse<String> answer = post("/api/things/", THING, "Origin", origin);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue(ALLOWED)).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("Daybook-Position", "X-Request-Id", "Daybook-Cursor");
    assertThat(preflight(origin).statusCode()).isEqualTo(200);
    assertThat(preflight(origin).headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void whatTheServersOwnPagesSendComesIn(String site) throws Exception {
    assertThat(post("/api/things/", THING, "Sec-Fetch-Site", site).statusCode()).isEqualTo(201);
  }

  @Test
  void aForeignPageReadsNothing() throws Exception {
    assertThat(get("/api/hello", "Origin", EVIL).headers().firstValue(ALLOWED)).isEmpty();
    assertThat(preflight(EVIL).headers().firstValue(ALLOWED)).isEmpty();
  }

  @Test
  void aLinkFromAnotherSiteOpens() throws Exception {
    assertThat(get("/api/hello", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:4200", "127.0.0.1.evil.example", "x"})
  void aNameThatIsNotTheServersIsRefused(String host) throws Exception {
    RawAnswer answer = RawAnswer.of(port, "GET /api/hello HTTP/1.1", "Host: " + host);

    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.body()).contains("daybook.hosts.allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:1",
        "daybook.localhost",
        "127.0.0.1:1",
        "[::1]:1",
        "10.1.2.3"
      })
  void addressesAndNamesOfTheMachineAreTheServers(String host) throws Exception {
    assertThat(RawAnswer.of(port, "GET /api/hello HTTP/1.1", "Host: " + host).status())
        .isEqualTo(200);
  }

  @Test
  void oneThatNamesNoHostIsNoBrowser() throws Exception {
    assertThat(RawAnswer.of(port, "GET /api/hello HTTP/1.0").status()).isEqualTo(200);
  }

  @Test
  void aPageThatWasLiedToByItsNameServerIsRefused() throws Exception {
    for (String method : List.of("GET", "POST", "OPTIONS")) {
      RawAnswer answer =
          RawAnswer.of(
              port,
              method + " /api/things/ HTTP/1.1",
              "Host: evil.example",
              "Origin: " + EVIL,
              "Sec-Fetch-Site: same-origin",
              "Content-Length: 0");

      assertThat(answer.status()).as(method).isEqualTo(421);
    }
  }

  @Test
  void aForeignPageOpensNoWebsocket() throws Exception {
    String[] handshake = {
      "GET /api/events/out HTTP/1.1",
      "Host: 127.0.0.1:" + port,
      "Upgrade: WebSocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Origin: " + EVIL
    };

    assertThat(RawAnswer.of(port, handshake).status()).isEqualTo(403);
    handshake[5] = "Origin: http://localhost:4260";
    assertThat(RawAnswer.of(port, handshake).status()).isNotEqualTo(403);
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        request("/api/things/")
            .headers("Origin", origin, "Access-Control-Request-Method", "DELETE")
            .method("OPTIONS", BodyPublishers.noBody()));
  }
}
