package io.daybook.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LogSettingsTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new LogSettings(Duration.ofDays(30), Duration.ofHours(1)));
  }

  @Test
  void everySettingHasAName() {
    assertThat(
            bound(Map.of("daybook.logs.retention", "7d", "daybook.logs.retention-interval", "10m")))
        .isEqualTo(new LogSettings(Duration.ofDays(7), Duration.ofMinutes(10)));
  }

  @Test
  void valuesThatCanNotWorkAreRefused() {
    assertThatThrownBy(() -> new LogSettings(Duration.ofMinutes(1), Duration.ofHours(1)))
        .hasMessageContaining("daybook.logs.retention must be");
    assertThatThrownBy(() -> new LogSettings(Duration.ofDays(1), Duration.ZERO))
        .hasMessageContaining("daybook.logs.retention-interval must be");
  }

  private static LogSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.logs", LogSettings.class);
  }
}
