package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** However much is wrong, the answer is small, and it is told that there is more. */
class FieldErrorsTest {

  private static final String MORE = "too_many_errors";
  private static final int SMALL = 1_000_000;

  private static JsonNode refused(String json, Type<?> type) {
    JsonBody body = JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
    return JsonBodyTest.refusal(() -> body.read(type)).error().body();
  }

  private static String list(String item, int times) {
    return "[" + String.join(",", Collections.nCopies(times, item)) + "]";
  }

  private static void assertThatItIsCutAfterAHundred(JsonNode answer) {
    JsonNode errors = answer.get("exception_detail");
    assertThat(errors.size()).isEqualTo(101);
    assertThat(errors.get(100).get("type").stringValue()).isEqualTo(MORE);
    assertThat(errors.get(99).get("type").stringValue()).isNotEqualTo(MORE);
    assertThat(Json.bytes(answer).length).isLessThan(SMALL);
  }

  @Test
  void aHundredErrorsAreToldAsTheyAre() {
    JsonNode errors = refused(list("1", 99), Types.list(Types.STRING)).get("exception_detail");

    assertThat(errors.size()).isEqualTo(99);
    assertThat(errors.get(98).toString())
        .isEqualTo(
            "{\"type\":\"string_type\",\"loc\":[\"body\",98],\"msg\":\"Input should be a valid"
                + " string\",\"input\":1}");
  }

  @Test
  void ofMoreOnlyThatThereAreMoreIsTold() {
    assertThatItIsCutAfterAHundred(refused(list("\"x\"", 400_000), Types.list(Types.UUID)));
  }

  @Test
  void keysCountAsItemsDo() {
    StringBuilder json = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 100_000; i++) {
      json.append(",\"k").append(i).append("\":{}");
    }
    json.append('}');

    assertThatItIsCutAfterAHundred(refused(json.toString(), Types.map(Types.STRING)));
    assertThatItIsCutAfterAHundred(
        refused(json.toString(), Types.model(in -> in.strict(() -> in.json()))));
    assertThatItIsCutAfterAHundred(refused(json.toString(), Types.LABELS));
  }

  @Test
  void whatSeveralTypesSayOfOneValueCountsTogether() {
    Type<Object> either =
        Types.anyOf(Map.of("number", Types.list(Types.INT), "text", Types.list(Types.STRING)));

    assertThatItIsCutAfterAHundred(refused(list("{}", 200_000), either));
  }

  @Test
  void nothingIsReadAnyMoreWhenNothingIsToldAnyMore() {
    int[] read = {0};
    Type<String> counted =
        (value, at) -> {
          read[0]++;
          at.fail("value_error", "no", value);
          return null;
        };

    refused(list("1", 50_000), Types.list(counted));

    assertThat(read[0]).isEqualTo(100);
  }

  @Test
  void anObjectBehindTheBoundIsNotTakenForOneWithoutErrors() {
    Type<Integer> strict =
        Types.model(in -> {
          String name = in.required("name", Types.STRING);
          return in.strict(() -> name.length());
        });
    Type<List<Integer>> two =
        Types.model(in -> {
          List<Integer> first = in.required("first", Types.list(strict));
          Integer second = in.required("second", strict);
          return in.strict(() -> List.of(first.size(), second));
        });

    assertThatItIsCutAfterAHundred(
        refused("{\"first\":" + list("{}", 500) + ",\"second\":{}}", two));
  }

  @Test
  void longInputsMessagesAndKeysAreToldByTheirBeginning() {
    String text = "x".repeat(1_000_000);

    JsonNode input = refused("[\"" + text + "\"]", Types.list(Types.INT));
    JsonNode message = refused("\"" + text + "\"", Types.DATE_TIME);
    JsonNode key =
        refused("{\"" + "k".repeat(40_000) + "\":1}", Types.model(in -> in.strict(() -> 1)));

    assertThat(input.at("/exception_detail/0/input").stringValue())
        .isEqualTo("\"" + "x".repeat(299) + "…");
    assertThat(input.get("request_body").stringValue()).isEqualTo("[\"" + "x".repeat(298) + "…");
    assertThat(message.at("/exception_detail/0/msg").stringValue()).hasSize(301).endsWith("x…");
    assertThat(key.at("/exception_detail/0/loc/1").stringValue()).hasSize(301).endsWith("k…");
  }

  @Test
  void aLongInputIsToldByItsBeginningWhateverItIs() {
    JsonNode object = refused("{\"a\":" + list("1", 100_000) + "}", Types.STRING);
    JsonNode emoji = refused("\"" + "😀".repeat(5_000) + "\"", Types.INT);

    assertThat(object.at("/exception_detail/0/input").stringValue())
        .hasSize(301)
        .startsWith("{\"a\":[1,1,");
    assertThat(emoji.at("/exception_detail/0/input").stringValue())
        .isEqualTo("\"" + "😀".repeat(149) + "…");
  }

  @Test
  void inputsOfAThousandCharactersAreToldWhole() {
    String text = "x".repeat(998);

    assertThat(refused("\"" + text + "\"", Types.INT).at("/exception_detail/0/input").stringValue())
        .isEqualTo(text);
  }

  @Test
  void manyLongErrorsAreFewerThanAHundred() {
    String item = "{\"" + "k".repeat(20_000) + "\":1}";
    JsonNode answer = refused(list(item, 500), Types.list(Types.map(Types.STRING)));

    assertThat(answer.get("exception_detail").size()).isLessThanOrEqualTo(101);
    assertThat(Json.bytes(answer).length).isLessThan(SMALL);
  }

  @Test
  void aLargeBodyThatIsNoJsonComesBackAsItsBeginning() {
    byte[] body = ("[\"" + "é".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
    JsonNode answer = JsonBodyTest.refusal(() -> JsonBody.parse(body)).error().body();

    assertThat(answer.get("request_body").stringValue()).startsWith("\"[\\\"éé").hasSize(301);
  }

  @Test
  void textsThatCanNotBeStoredAreBoundedToo() {
    String json = list("\"\\u0000\"", 300_000);
    JsonNode answer =
        JsonBodyTest.refusal(() -> JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)))
            .error()
            .body();

    assertThatItIsCutAfterAHundred(answer);
  }

  @Test
  void aProblemIsBoundedAsWell() {
    JsonBody body = JsonBody.parse(list("{}", 10_000).getBytes(StandardCharsets.UTF_8));
    JsonNode problem =
        JsonBodyTest.refusal(() -> body.read(Types.list(Types.STRING)))
            .error()
            .problem("Unprocessable Content");

    assertThat(problem.get("errors").size()).isEqualTo(101);
    assertThat(problem.at("/errors/100/type").stringValue()).isEqualTo(MORE);
    assertThat(problem.at("/errors/100/pointer").stringValue()).isEqualTo("#");
  }
}
