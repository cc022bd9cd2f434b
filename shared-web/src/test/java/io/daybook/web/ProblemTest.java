package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What is no part of Prefect's API tells its errors as RFC 9457 has it. */
class ProblemTest extends WebTest {

  @Test
  void aRefusalIsAProblem() throws Exception {
    HttpResponse<String> answer = post("/api/own", "{\"limit\": 201}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Unprocessable Content","status":422,\
            "detail":"Invalid limit: must be less than or equal to 200."}\
            """);
  }

  @Test
  void everythingThatIsWrongWithABodyIsPointedAt() throws Exception {
    HttpResponse<String> answer = post("/api/own/things", "{\"offset\": -1}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/detail").stringValue()).isEqualTo("Invalid request received.");
    assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo("#/offset");
    assertThat(json(answer).at("/errors/0/type").stringValue()).isEqualTo("greater_than_equal");
  }

  @Test
  void aBodyThatIsNoJsonIsAProblemToo() throws Exception {
    HttpResponse<String> answer = post("/api/own", "{");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).at("/errors/0/type").stringValue()).isEqualTo("json_invalid");
  }
}
