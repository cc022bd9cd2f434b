package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line was asked of pydantic 2.14. */
class DurationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5|PT5S",
        "0.5|PT0.5S",
        "-5|PT-5S",
        "true|PT1S",
        "\"PT1H\"|PT1H",
        "\"PT1.5H\"|PT1H30M",
        "\"-PT5S\"|PT-5S",
        "\"P1D\"|PT24H",
        "\"P1Y\"|PT8760H",
        "\"1:00:00\"|PT1H",
        "\"01:00\"|PT1H",
        "\"3 days\"|PT72H",
        "\"1d 01:00:00\"|PT25H",
        "\"5\"|time_delta_parsing",
        "\"1.5\"|time_delta_parsing",
        "\"PT\"|time_delta_parsing",
        "\"x\"|time_delta_parsing",
        "\"\"|time_delta_parsing",
        "1e20|time_delta_parsing",
        "null|time_delta_type",
        "[]|time_delta_type"
      })
  void durationsAreSecondsOrText(String json, String expected) {
    assertThat(Reading.of(Types.DURATION, json).text()).isEqualTo(expected);
  }
}
