package io.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private static final String ID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";

  private final Variables variables = new Variables();

  @ParameterizedTest
  @CsvSource({
    "${d}, 1b4e28ba-2fa1-41d2-883f-0016d3cca427",
    "${d|upper}, 1B4E28BA-2FA1-41D2-883F-0016D3CCA427",
    "${d|nohyphen}, 1b4e28ba2fa141d2883f0016d3cca427",
    "${d|nohyphen|upper}, 1B4E28BA2FA141D2883F0016D3CCA427",
    "${d|urn}, urn:uuid:1b4e28ba-2fa1-41d2-883f-0016d3cca427",
    "${d|braces}, {1b4e28ba-2fa1-41d2-883f-0016d3cca427}",
    "${d|flip}, 2b4e28ba-2fa1-41d2-883f-0016d3cca427",
  })
  void anIdIsSpeltInManyWays(String text, String expected) {
    variables.set("d", ID);
    assertThat(variables.fill("/x/" + text)).isEqualTo("/x/" + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "${t|plus:1.5}, 2026-03-01T10:00:01.750000Z",
    "${t|plus:-0.25}, 2026-03-01T10:00:00Z",
    "${t|tz:5.5}, 2026-03-01T15:30:00.250000+05:30",
    "${t|tz:0}, 2026-03-01T10:00:00.250000+00:00",
    "${t|space}, 2026-03-01 10:00:00.250000+00:00",
    "${t|naive}, 2026-03-01T10:00:00.250000",
    "${t|date}, 2026-03-01",
    "${t|plus:-0.25|naive}, 2026-03-01T10:00:00",
  })
  void aTimeIsSpeltInManyWays(String text, String expected) {
    variables.set("t", "2026-03-01T10:00:00.25Z");
    assertThat(variables.fill(text)).isEqualTo(expected);
  }

  @Test
  void keysAndValuesAtAnyDepthAreFilled() {
    variables.set("a", "x");
    assertThat(variables.fill(Json.MAPPER.readTree("{\"${a}\":[\"-${a}-\",1,{\"b\":\"$a\"}]}")))
        .isEqualTo(Json.MAPPER.readTree("{\"x\":[\"-x-\",1,{\"b\":\"$a\"}]}"));
  }

  @Test
  void aVariableThatWasNeverSetIsNamed() {
    assertThatThrownBy(() -> variables.fill("${gone}"))
        .isInstanceOf(Variables.MissingVariable.class)
        .hasMessageContaining("gone");
  }

  @Test
  void savingTakesTextsAndForgetsWhatIsNone() {
    variables.set("old", "x");
    variables.save(
        Json.MAPPER.readTree(
            "{\"id\":\"$.id\",\"first\":\"$.list[0].id\",\"old\":\"$.list[1].id\"}"),
        Json.MAPPER.readTree("{\"id\":\"7\",\"list\":[{\"id\":\"8\"}]}"));
    assertThat(variables.values()).containsOnly(entry("id", "7"), entry("first", "8"));
  }

  private static java.util.Map.Entry<String, String> entry(String name, String value) {
    return java.util.Map.entry(name, value);
  }
}
