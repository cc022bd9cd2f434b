package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class HandshakeTest extends WebTest {

  private final Switch readiness;

  @Autowired
  HandshakeTest(Switch readiness) {
    this.readiness = readiness;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/api/health|true",
        "/api/ready|{\"message\":\"OK\"}",
        "/api/version|\"0.8.4\"",
        "/api/admin/version|\"3.9.1\"",
        "/api/hello|\"👋\"",
        "/api/admin/storage|{\"default_result_storage_block_id\":null}",
        "/api/automations/related-to/prefect.deployment.1|[]"
      })
  void aClientFindsWhatItAsksFirst(String path, String body) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/api/block_documents/count|0",
        "/api/block_documents/filter|[]",
        "/api/block_types/filter|[]",
        "/api/variables/count|0",
        "/api/variables/filter|[]",
        "/api/automations/filter|[]",
        "/api/artifacts/filter|[]",
        "/api/concurrency_limits/increment|[]",
        "/api/concurrency_limits/decrement|[]",
        "/api/events/count-by/time|[]",
        "/api/events/filter|{\"events\":[],\"total\":0,\"next_page\":null}"
      })
  void whatIsNotModelledIsEmpty(String path, String body) throws Exception {
    assertThat(post(path, "{}").body()).isEqualTo(body);
  }

  @Test
  void tokensAgainstForgeryAreOff() throws Exception {
    HttpResponse<String> answer = get("/api/csrf-token?client=x");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"CSRF protection is disabled.\"}");
  }

  @Test
  void itIsNotReadyWhileAPartIsNotAndSaysWhich() throws Exception {
    readiness.on = false;
    try {
      HttpResponse<String> answer = get("/api/ready");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("{\"message\":\"PostgreSQL is not available\"}");
    } finally {
      readiness.on = true;
    }
  }

  @Test
  void itIsReadyAndSaysWhatItServesWithout() throws Exception {
    readiness.degraded = List.of("3 things can't be read");
    try {
      HttpResponse<String> answer = get("/api/ready");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .isEqualTo("{\"message\":\"OK\",\"degraded\":[\"3 things can't be read\"]}");
      assertThat(get("/api/health").body()).isEqualTo("true");
    } finally {
      readiness.degraded = List.of();
    }
  }

  @Test
  void theUiFindsTheApi() throws Exception {
    assertThat(json(get("/ui-settings")).get("api_url").stringValue())
        .isEqualTo("http://127.0.0.1:" + port + "/api");
    assertThat(json(get("/ui-settings")).get("auth").isNull()).isTrue();
    assertThat(json(get("/api/admin/settings")).at("/server/api/default_limit").intValue())
        .isEqualTo(200);
  }

  @Test
  void workPoolsFindTheirTemplates() throws Exception {
    HttpResponse<String> answer = get("/api/collections/views/aggregate-worker-metadata");

    assertThat(json(answer).at("/prefect/process/type").stringValue()).isEqualTo("process");
    assertThat(get("/api/collections/views/nope").body())
        .isEqualTo("{\"detail\":\"View nope not found in registry\"}");
  }
}
