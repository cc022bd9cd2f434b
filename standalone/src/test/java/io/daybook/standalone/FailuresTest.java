package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  @ParameterizedTest
  @CsvSource({
    "daybook.embedded.elasticsearch-heap, much",
    "daybook.embedded.boot-timeout, soon",
    "daybook.embedded.postgres-port, first"
  })
  void aValueOfAnotherTypeIsToldWithItsSetting(String setting, String value) {
    assertThat(explained(setting, value))
        .startsWith("A setting is wrong: " + setting + ": ")
        .contains(value);
  }

  @Test
  void aValueOutOfBoundsIsToldOnce() {
    assertThat(explained("daybook.embedded.postgres-port", "65536"))
        .isEqualTo(
            "A setting is wrong: daybook.embedded.postgres-port must be from 0 to 65535: 65536");
  }

  @Test
  void otherFailuresAreNotExplained() {
    assertThat(Failures.explain(new IllegalStateException("a bug"))).isNull();
  }

  private static String explained(String setting, String value) {
    Throwable failure =
        catchThrowable(() ->
            SettingsOf.values(Map.of(setting, value))
                .bindOrCreate("daybook.embedded", EmbeddedSettings.class));
    return String.valueOf(Failures.explain(new IllegalStateException(failure)));
  }
}
