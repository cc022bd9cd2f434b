package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {"daybook.auth.string=admin:pässword", "daybook.auth.wrong-key-delay=0s"})
class AuthTest extends WebTest {

  private static final String RIGHT = basic("admin:pässword");

  @ParameterizedTest
  @ValueSource(strings = {"/api/hello", "/api/nothing", "/api/things/filter"})
  void aStrangerIsUnauthorized(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"exception_message\":\"Unauthorized\"}");
  }

  @Test
  void aWrongPasswordIsUnauthorized() throws Exception {
    assertThat(get("/api/hello", "Authorization", basic("admin:no")).statusCode()).isEqualTo(401);
    assertThat(get("/api/hello", "Authorization", "Basic ???").statusCode()).isEqualTo(401);
    assertThat(get("/api/hello", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
    assertThat(get("/api/hello", "Authorization", "Basic").statusCode()).isEqualTo(401);
  }

  @Test
  void theRightPasswordComesInAndIsTheActor() throws Exception {
    HttpResponse<String> answer = get("/api/metadata", "Authorization", RIGHT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/actor/id").stringValue()).isEqualTo("admin");
    assertThat(json(answer).at("/actor/verified").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/health", "/api/ready"})
  void probesNeedNoPassword(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void theUiIsToldToAskForIt() throws Exception {
    assertThat(json(get("/ui-settings")).get("auth").stringValue()).isEqualTo("BASIC");
  }

  @Test
  void theSecretIsNotShown() throws Exception {
    assertThat(get("/api/admin/settings", "Authorization", RIGHT).body())
        .doesNotContain("pässword");
    assertThat(new AuthSettings("admin:pässword", Duration.ZERO).toString())
        .doesNotContain("pässword");
  }

  private static String basic(String userAndPassword) {
    byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
