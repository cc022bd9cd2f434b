package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonSizeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "[1e15,1e16,-0.0,12345678901234567890]",
        "\"a\\u0001\\\"\\\\ü\uD83D\uDE00\"",
        "{\"a\":{\"\":[]},\"b\\u0001\":[{},\"\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\"]}"
      })
  void itIsThatOfWhatIsWritten(String json) {
    JsonNode value = Json.parse(json);
    long size = Json.bytes(value).length;

    assertThat(JsonSize.of(value)).isEqualTo(size);
    assertThat(JsonSize.isWithin(value, size)).isTrue();
    assertThat(JsonSize.isWithin(value, size - 1)).isFalse();
    assertThat(JsonSize.isWithin(value, 100 * size)).isTrue();
  }
}
