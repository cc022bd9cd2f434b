package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
}
