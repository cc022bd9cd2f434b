package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SchedulerSettingsTest {

  @Test
  void theDefaultsArePrefects() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new SchedulerSettings(
                true,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                100,
                500,
                3,
                100,
                Duration.ofHours(1),
                Duration.ofDays(100)));
  }

  @Test
  void everythingIsASetting() {
    Map<String, String> properties =
        Map.of(
            "daybook.scheduler.enabled", "false",
            "daybook.scheduler.interval", "2m",
            "daybook.scheduler.recent-interval", "1s",
            "daybook.scheduler.deployment-batch-size", "7",
            "daybook.scheduler.insert-batch-size", "8",
            "daybook.scheduler.min-runs", "4",
            "daybook.scheduler.max-runs", "9",
            "daybook.scheduler.min-scheduled-time", "2h",
            "daybook.scheduler.max-scheduled-time", "3d");

    assertThat(bind(properties))
        .isEqualTo(
            new SchedulerSettings(
                false,
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                7,
                8,
                4,
                9,
                Duration.ofHours(2),
                Duration.ofDays(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "interval, 99ms",
    "recent-interval, 2h",
    "deployment-batch-size, 0",
    "insert-batch-size, 10001",
    "min-runs, 0",
    "max-runs, 2",
    "min-scheduled-time, -1s",
    "max-scheduled-time, 30m"
  })
  void whatIsOutOfRangeIsRefused(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of("daybook.scheduler." + name, value)))
        .rootCause()
        .hasMessageContaining("daybook.scheduler." + name);
  }

  private static SchedulerSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("daybook.scheduler", SchedulerSettings.class);
  }
}
