package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "-0.0, -0.0",
    "0.1, 0.1",
    "123456.789, 123456.789",
    "1e7, 10000000.0",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "1.5e300, 1.5e+300",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.25e-7, 1.25e-07"
  })
  void floatsReadAsInPython(double value, String expected) {
    assertThat(Json.python(value)).isEqualTo(expected);
    assertThat(Json.text(Json.object().put("x", value))).isEqualTo("{\"x\":" + expected + "}");
  }

  @Property
  void everyFloatIsReadBackTheSame(@ForAll double value) {
    assertThat(Double.parseDouble(Json.python(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1,\"a\":2}",
        "[123456789012345678901234567890,-1]",
        "[1.0,10.25,true,null,\"ö\"]",
        "{}"
      })
  void aDocumentIsWrittenAsItWasRead(String json) {
    assertThat(Json.text(Json.parse(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsReceivedIsBoundedWhateverItComesIn(String json) {
    assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Json.received(json));
  }

  static List<String> refused() {
    return List.of(
        "",
        " ",
        "[1,]",
        "1 2",
        "7".repeat(4301),
        nested(451),
        "\"\\u0000\"",
        "{\"\\ud800\": 1}",
        "{\"" + "k".repeat(60_000) + "\": 1}",
        "{\"" + "\u00e9".repeat(30_000) + "\": 1}");
  }

  @Test
  void whatWasWrittenIsReadWhateverItsSize() {
    for (String json :
        List.of("7".repeat(100_000), nested(5_000), "\"" + "x".repeat(200_000) + "\"")) {
      assertThat(Json.parse(json).isMissingNode()).isFalse();
    }
  }

  @Test
  void whatIsReceivedHasNoNumbersThatNobodyKeeps() {
    assertThat(Json.received("[NaN, 1e400, -Infinity, 1]")).hasToString("[null,null,null,1]");
  }

  @Test
  void whatIsPutTogetherIsMeasured() {
    assertThat(Json.isReceivable(Json.parse(nested(450)))).isTrue();
    assertThat(Json.isReceivable(Json.parse(nested(451)))).isFalse();
    assertThat(Json.isReceivable(Json.parse("{\"a\": 1}"))).isTrue();
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
