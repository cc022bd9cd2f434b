package io.daybook.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HistorySettingsTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of())).isEqualTo(new HistorySettings(4, 200, Duration.ofSeconds(15)));
  }

  @Test
  void everySettingHasAName() {
    assertThat(
            bound(
                Map.of(
                    "daybook.history.exports", "1",
                    "daybook.history.streams", "2",
                    "daybook.history.heartbeat", "3s")))
        .isEqualTo(new HistorySettings(1, 2, Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "exports,0",
    "exports,101",
    "streams,0",
    "streams,10001",
    "heartbeat,99ms",
    "heartbeat,11m"
  })
  void valuesThatCanNotWorkAreRefused(String name, String value) {
    assertThatThrownBy(() -> bound(Map.of("daybook.history." + name, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("daybook.history." + name);
  }

  private static HistorySettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.history", HistorySettings.class);
  }
}
