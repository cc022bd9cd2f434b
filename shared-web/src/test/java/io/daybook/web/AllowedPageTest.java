package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What the settings allow pages of other hosts, and which names they give the server. */
@TestPropertySource(
    properties = {
      "daybook.cors.allowed-origins=https://ui.example,http://other.example:8080",
      "daybook.cors.allowed-methods=GET,POST",
      "daybook.cors.allowed-headers=content-type",
      "daybook.hosts.allowed=daybook.example"
    })
class AllowedPageTest extends WebTest {

  private static final String THING = "{\"name\": \"a\"}";

  @Test
  void itWritesAndReads() throws Exception {
    HttpResponse<String> answer = post("/api/things/", THING, "Origin", "https://ui.example");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(post("/api/things/", THING, "Origin", "http://other.example:8080").statusCode())
        .isEqualTo(201);
  }

  @Test
  void anotherPortIsAnotherOrigin() throws Exception {
    for (String origin : new String[] {"http://ui.example", "https://ui.example:8443"}) {
      assertThat(post("/api/things/", THING, "Origin", origin).statusCode())
          .as(origin)
          .isEqualTo(403);
    }
  }

  @Test
  void methodsAndHeadersAreBounded() throws Exception {
    assertThat(preflight("POST", "content-type").statusCode()).isEqualTo(200);
    assertThat(preflight("DELETE", "content-type").statusCode()).isEqualTo(403);
    assertThat(preflight("POST", "daybook-reason").statusCode()).isEqualTo(403);
  }

  @Test
  void theServerIsCalledByItsNames() throws Exception {
    assertThat(status("daybook.example")).isEqualTo(200);
    assertThat(status("Daybook.Example:80")).isEqualTo(200);
    assertThat(status("localhost")).isEqualTo(200);
    assertThat(status("other.example")).isEqualTo(421);
  }

  private int status(String host) throws Exception {
    return RawAnswer.of(port, "GET /api/hello HTTP/1.1", "Host: " + host).status();
  }

  private HttpResponse<String> preflight(String method, String header) throws Exception {
    return send(
        request("/api/things/")
            .headers(
                "Origin",
                "https://ui.example",
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                header)
            .method("OPTIONS", BodyPublishers.noBody()));
  }
}
