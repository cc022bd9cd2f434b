package io.daybook.command.deployment.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormErrorsTest {

  private static final String SCHEMA =
      """
      {"type": "object", "required": ["n"], "properties": {
        "n": {"type": "integer"},
        "optional": {"type": "string"},
        "list": {"type": "array", "items": {"type": "object", "required": ["x"]}}}}\
      """;

  @Test
  void aRightFormIsValid() {
    assertThat(validate("{\"n\": 1, \"optional\": null}").toString())
        .isEqualTo("{\"errors\":[],\"valid\":true}");
  }

  @Test
  void everyFieldHasItsErrors() {
    JsonNode answer = validate("{\"optional\": 1, \"list\": [{\"x\": 1}, {}]}");

    assertThat(answer.path("valid").booleanValue()).isFalse();
    assertThat(answer.path("errors").findValuesAsString("property"))
        .containsExactlyInAnyOrder("n", "optional", "list", "x");
    assertThat(answer.path("errors").findValuesAsString("index")).containsExactly("1");
  }

  @Test
  void whatIsNoJsonIsAnErrorOfTheForm() {
    JsonNode answer = validate("{\"n\": {\"__prefect_kind\": \"json\", \"value\": \"{\"}}");

    assertThat(answer.path("valid").booleanValue()).isFalse();
    assertThat(answer.path("errors")).isNotEmpty();
  }

  @Test
  void aWrongSchemaIsRefused() {
    assertThatThrownBy(() -> validate("{\"type\": \"nothing\"}", "{}"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("422 Invalid schema: ");
  }

  private static JsonNode validate(String values) {
    return validate(SCHEMA, values);
  }

  private static JsonNode validate(String schema, String values) {
    String body = "{\"schema\": " + schema + ", \"values\": " + values + "}";
    return new FormController().validate(JsonBody.of(Json.parse(body)));
  }
}
