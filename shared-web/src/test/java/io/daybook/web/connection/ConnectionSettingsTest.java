package io.daybook.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ConnectionSettingsTest {

  private static ConnectionSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.connections", ConnectionSettings.class);
  }

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new ConnectionSettings(
                4096,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                DataSize.ofKilobytes(256),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60)));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            bound(
                Map.of(
                    "daybook.connections.most", "100",
                    "daybook.connections.head-timeout", "1s",
                    "daybook.connections.body-timeout", "2s",
                    "daybook.connections.body-rate", "3KB",
                    "daybook.connections.answer-timeout", "4m",
                    "daybook.connections.idle-timeout", "5s")))
        .isEqualTo(
            new ConnectionSettings(
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                DataSize.ofKilobytes(3),
                Duration.ofMinutes(4),
                Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "most, 63",
    "most, 100001",
    "head-timeout, 99ms",
    "head-timeout, 2h",
    "body-timeout, 0s",
    "body-rate, 1023B",
    "body-rate, 2GB",
    "answer-timeout, 2d",
    "idle-timeout, 2h"
  })
  void whatCanNotWorkIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> bound(Map.of("daybook.connections." + name, value)))
        .rootCause()
        .hasMessageContaining("daybook.connections." + name);
  }
}
