package io.daybook.command.deployment.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HydrationTest {

  private static JsonNode hydrated(String json) {
    return Hydration.hydrate((ObjectNode) Json.parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\": 1}|{\"x\": 1}",
        "{\"x\": {\"__prefect_kind\": \"json\", \"value\": \"5\"}}|{\"x\": 5}",
        "{\"x\": {\"__prefect_kind\": \"json\", \"value\": [1]}}|{\"x\": [1]}",
        "{\"x\": {\"__prefect_kind\": \"json\"}, \"y\": 1}|{\"y\": 1}",
        "{\"x\": [1, {\"__prefect_kind\": \"json\"}]}|{\"x\": [1]}",
        "{\"x\": {\"__prefect_kind\": \"none\", \"value\": {\"y\": 1}}}|{\"x\": {\"y\": 1}}",
        "{\"x\": {\"__prefect_kind\": \"other\", \"value\": 3}}|{\"x\": 3}",
        "{\"x\": {\"__prefect_kind\": null}}|{\"x\": null}",
        "{\"x\": {\"__prefect_kind\": \"jinja\", \"template\": \"plain\"}}|{\"x\": \"plain\"}",
        "{\"__prefect_kind\": \"workspace_variable\"}|{}"
      })
  void replacesWhatStandsForSomethingElse(String parameters, String expected) {
    assertThat(hydrated(parameters)).isEqualTo(Json.parse(expected));
  }

  @Test
  void looksIntoValuesThatStandForOthersThemselves() {
    assertThat(
            hydrated(
                """
                {"x": {"__prefect_kind": "json",
                  "value": {"__prefect_kind": "none", "value": "[1, 2]"}}}
                """))
        .isEqualTo(Json.parse("{\"x\": [1, 2]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"__prefect_kind\": \"json\", \"value\": \"{bad\"}|Invalid JSON: ",
        "{\"__prefect_kind\": \"none\"}|Missing 'value' key in __prefect object",
        "{\"__prefect_kind\": \"jinja\"}|Missing 'template' key in __prefect object",
        "{\"__prefect_kind\": \"jinja\", \"template\": \"{{ 1 }}\"}|Invalid jinja: ",
        "{\"__prefect_kind\": \"workspace_variable\", \"variable_name\": \"v\"}"
            + "|Variable 'v' not found in workspace."
      })
  void saysWhatCannotBeReplaced(String value, String message) {
    assertThatExceptionOfType(HydrationException.class)
        .isThrownBy(() -> hydrated("{\"x\": " + value + "}"))
        .withMessageStartingWith(message);
  }

  @ParameterizedTest
  @MethodSource("notReceivable")
  void whatStandsInATextIsBoundedAsABodyIs(String value) {
    assertThatExceptionOfType(HydrationException.class).isThrownBy(() -> hydrated(json(value)));
  }

  static List<String> notReceivable() {
    return List.of("", "7".repeat(4301), nested(450), nested(890), "\"\\u0000\"", "\"\\ud800\"");
  }

  @Test
  void whatStandsInATextIsKeptAsItWouldBeInABody() {
    String longest = "7".repeat(4300);

    assertThat(hydrated(json("[NaN, 1e400, -0, %s]".formatted(longest))))
        .hasToString("{\"x\":[null,null,0,%s]}".formatted(longest));
    assertThat(hydrated(json(nested(449)))).hasToString("{\"x\":" + nested(449) + "}");
  }

  private static String json(String value) {
    return Json.object()
        .set("x", Json.object().put("__prefect_kind", "json").put("value", value))
        .toString();
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
