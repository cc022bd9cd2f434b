package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no part of Prefect's API tells its errors as RFC 9457 has it. */
class ProblemTest extends WebTest {

  private static final String ID = "8a2f0000-0000-4000-8000-000000000001";

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

  @ParameterizedTest
  @ValueSource(strings = {"/api/own/xx/past/1", "/api/own/" + ID + "/past/x"})
  void aPartOfAPathThatHasNotItsFormIsAProblem(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).at("/title").stringValue()).isEqualTo("Not Found");
  }

  @Test
  void aMethodThatAPathHasNotIsAProblem() throws Exception {
    HttpResponse<String> answer = get("/api/own/things");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/own/" + ID + "/future", "/api/things/xx"})
  void anyOtherUnknownPathIsAnsweredAsPrefectDoes(String path) throws Exception {
    assertThat(get(path).body()).isEqualTo("{\"detail\":\"Not Found\"}");
  }

  @Test
  void aBodyThatIsNoJsonIsAProblemToo() throws Exception {
    HttpResponse<String> answer = post("/api/own", "{");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).at("/errors/0/type").stringValue()).isEqualTo("json_invalid");
  }

  @Test
  void aQueryParameterThatIsNotKnownIsRefusedWithThoseThatAre() throws Exception {
    HttpResponse<String> answer = get("/api/own/named?after=1&how_mnay=2");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).at("/detail").stringValue())
        .isEqualTo("how_mnay: no such query parameter; there are after, how_many");
    assertThat(json(post("/api/own?limit=3", "{}")).at("/detail").stringValue())
        .isEqualTo("limit: this takes no query parameters");
  }

  @Test
  void knownQueryParametersAndThoseOfPrefectsEndpointsPass() throws Exception {
    assertThat(get("/api/own/named?after=1&how%5Fmany=2&").body())
        .isEqualTo("{\"after\":\"1\",\"count\":\"2\"}");
    assertThat(get("/api/numbers?anything=1").statusCode()).isEqualTo(200);
  }
}
