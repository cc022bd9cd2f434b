package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class EmbeddedSettingsTest {
  @Test
  void needsNoSettingAtAll() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new EmbeddedSettings(
                0,
                0,
                DataSize.ofMegabytes(512),
                Duration.ofMinutes(2),
                3,
                Path.of("elasticsearch-node/target/node")));
  }

  @Test
  void takesEverySetting() {
    EmbeddedSettings settings =
        bind(
            Map.of(
                "daybook.embedded.postgres-port", "5433",
                "daybook.embedded.elasticsearch-port", "9201",
                "daybook.embedded.elasticsearch-heap", "2GB",
                "daybook.embedded.boot-timeout", "30s",
                "daybook.embedded.restarts", "0",
                "daybook.embedded.node-dir", "/opt/daybook/node"));

    assertThat(settings)
        .isEqualTo(
            new EmbeddedSettings(
                5433,
                9201,
                DataSize.ofGigabytes(2),
                Duration.ofSeconds(30),
                0,
                Path.of("/opt/daybook/node")));
  }

  @ParameterizedTest
  @CsvSource({
    "postgres-port, -1, from 0 to 65535",
    "elasticsearch-port, 70000, from 0 to 65535",
    "elasticsearch-heap, 64MB, from 128MB to 31GB",
    "elasticsearch-heap, 32GB, from 128MB to 31GB",
    "boot-timeout, 0s, from 1s to 1h",
    "boot-timeout, 2h, from 1s to 1h",
    "restarts, -1, from 0 to 1000",
  })
  void namesTheSettingThatIsWrong(String name, String value, String rule) {
    assertThatThrownBy(() -> bind(Map.of("daybook.embedded." + name, value)))
        .rootCause()
        .hasMessageContaining("daybook.embedded." + name)
        .hasMessageContaining(rule);
  }

  private static EmbeddedSettings bind(Map<String, String> values) {
    return SettingsOf.values(values).bindOrCreate("daybook.embedded", EmbeddedSettings.class);
  }
}
