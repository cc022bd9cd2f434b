package io.daybook.command.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RunRetentionSettingsTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(new RunRetentionSettings(Duration.ofDays(90), Duration.ofHours(1)));
  }

  @Test
  void everySettingHasAName() {
    assertThat(
            bound(Map.of("daybook.runs.retention", "7d", "daybook.runs.retention-interval", "10m")))
        .isEqualTo(new RunRetentionSettings(Duration.ofDays(7), Duration.ofMinutes(10)));
  }

  @Test
  void valuesThatCanNotWorkAreRefused() {
    assertThatThrownBy(() -> new RunRetentionSettings(Duration.ofHours(1), Duration.ofHours(1)))
        .hasMessageContaining("daybook.runs.retention must be");
    assertThatThrownBy(() -> new RunRetentionSettings(Duration.ofDays(90), Duration.ofDays(2)))
        .hasMessageContaining("daybook.runs.retention-interval must be");
  }

  private static RunRetentionSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.runs", RunRetentionSettings.class);
  }
}
