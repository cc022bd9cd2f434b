package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Prefect's protocol, in the words that its clients look for. */
@TestPropertySource(properties = "daybook.csrf.enabled=true")
class CsrfTest extends WebTest {

  private static final String THING = "{\"name\": \"a\"}";

  @Test
  void aClientFetchesATokenAndWrites() throws Exception {
    Instant before = Instant.now();
    JsonNode token = json(get("/api/csrf-token?client=me"));

    assertThat(token.get("client").stringValue()).isEqualTo("me");
    assertThat(Instant.parse(token.get("expiration").stringValue()))
        .isBetween(before.plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofHours(1)));
    assertThat(write(token.get("token").stringValue(), "me").statusCode()).isEqualTo(201);
  }

  @Test
  void aWriteWithoutIsRefused() throws Exception {
    assertThat(detail(post("/api/things/", THING))).isEqualTo("Missing CSRF token.");
    assertThat(detail(post("/api/things/", THING, "Prefect-Csrf-Token", "x")))
        .isEqualTo("Missing client identifier.");
  }

  @Test
  void aTokenIsOfOneClient() throws Exception {
    String token = json(get("/api/csrf-token?client=me")).get("token").stringValue();

    assertThat(detail(write(token, "you"))).isEqualTo("Invalid CSRF token or client identifier.");
    for (String forged :
        new String[] {
          "", "x", "zz.00", "-1.00", "f" + token, token + "0", "ffffffffffffffffff.0"
        }) {
      assertThat(detail(write(forged, "me")))
          .as(forged)
          .isEqualTo("Invalid CSRF token or client identifier.");
    }
  }

  @Test
  void readsNeedNone() throws Exception {
    assertThat(get("/api/hello").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenIsForAClient() throws Exception {
    HttpResponse<String> answer = get("/api/csrf-token");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/exception_detail/0/loc/1").stringValue()).isEqualTo("client");
  }

  @Test
  void theUiIsTold() throws Exception {
    assertThat(json(get("/ui-settings")).get("csrf_enabled").booleanValue()).isTrue();
    assertThat(
            json(get("/api/admin/settings"))
                .at("/server/api/csrf_protection_enabled")
                .booleanValue())
        .isTrue();
  }

  private HttpResponse<String> write(String token, String client) throws Exception {
    return post("/api/things/", THING, "Prefect-Csrf-Token", token, "Prefect-Csrf-Client", client);
  }

  private static String detail(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    return json(answer).get("detail").stringValue();
  }
}
