package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonBodyTest {

  static JsonBody body(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  static ApiException refusal(Runnable reading) {
    ApiException refusal = catchThrowableOfType(ApiException.class, reading::run);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  static List<String> errors(Runnable reading) {
    return ((ApiError.Invalid) refusal(reading).error())
        .errors().stream().map(Reading::place).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", " null "})
  void nothingAndNullAreAnAbsentBody(String json) {
    assertThat(body(json).json()).isNull();
    assertThat(errors(() -> body(json).read(Types.OBJECT))).containsExactly("missing@body");
    assertThat(body(json).readOptional(Types.OBJECT)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2",
        "nul",
        "{\"a\":}",
        "{\"limit\": 01}",
        "\"abc",
        "{} {}",
        " ",
        "{'a':1}",
        "[1,]",
        "\"a\tb\"",
        "{\"a\" 1}",
        "+1",
        "1.",
        ".5",
        "\"\\x\"",
        "tru"
      })
  void malformedJsonComesBackAsText(String json) {
    ApiError error = refusal(() -> body(json)).error();

    assertThat(error.status()).isEqualTo(422);
    assertThat(error.body().at("/exception_detail/0/type").stringValue()).isEqualTo("json_invalid");
    assertThat(error.body().at("/exception_detail/0/loc/0").stringValue()).isEqualTo("body");
    assertThat(error.body().get("request_body").stringValue()).isEqualTo(json);
  }

  @Test
  void aTextThatCannotBeStoredIsRefused() {
    assertThat(errors(() -> body("{\"a\": [\"\\u0000\"]}")))
        .containsExactly("string_unicode@body.a.0");
    assertThat(errors(() -> body("{\"a\": \"x\\ud800\"}")))
        .containsExactly("string_unicode@body.a");
    assertThat(errors(() -> body("{\"\\u0000\": 1}"))).containsExactly("string_unicode@body");
    assertThat(body("\"\\ud834\\udd1e\"").read(Types.STRING)).isEqualTo("𝄞");
  }

  @Test
  void theRefusalOfSuchATextCanBeWritten() {
    ApiError error = refusal(() -> body("{\"a\": \"x\\ud800\"}")).error();

    assertThat(Json.text(error.body())).contains("\"request_body\":{\"a\":\"x\uFFFD\"}");
  }

  @Test
  void aDocumentThatIsTooDeepIsRefused() {
    ApiError error = refusal(() -> body("[".repeat(100_000))).error();

    assertThat(error).isEqualTo(new ApiError.Detail(400, "There was an error parsing the body"));
  }

  @Test
  void whatIsAcceptedCanBeWrittenWithinOtherDocuments() {
    JsonNode within = Objects.requireNonNull(body(nested(450)).json());
    for (int i = 0; i < 40; i++) {
      within = Json.object().set("a", within);
    }
    assertThat(Json.bytes(within)).isNotEmpty();
    assertThat(refusal(() -> body(nested(451))).error().status()).isEqualTo(400);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @Test
  void ofDuplicateKeysTheLastWins() {
    assertThat(String.valueOf(body("{\"a\":1,\"b\":2,\"a\":3}").json()))
        .isEqualTo("{\"a\":3,\"b\":2}");
  }

  @Test
  void bytesOfAnotherTypeAreNoObjectAndNoParameters() {
    JsonBody opaque = JsonBody.opaque("{\"limit\": 5}".getBytes(StandardCharsets.UTF_8));

    assertThat(errors(() -> opaque.model(in -> in.strict(() -> 1))))
        .containsExactly("model_attributes_type@body");
    assertThat(opaque.<Integer>parameters(in -> in.limit(200))).isEqualTo(200);
  }

  @Test
  void anErrorFoundLaterHasThePlaceAndTheInput() {
    ApiException refusal = body("{\"a\":{\"b\":5}}").refused("value_error", "no", "a", "b");

    assertThat(refusal.error().body().toString())
        .isEqualTo(
            "{\"exception_message\":\"Invalid request received.\",\"exception_detail\":"
                + "[{\"type\":\"value_error\",\"loc\":[\"body\",\"a\",\"b\"],\"msg\":\"no\","
                + "\"input\":5}],\"request_body\":{\"a\":{\"b\":5}}}");
  }
}
