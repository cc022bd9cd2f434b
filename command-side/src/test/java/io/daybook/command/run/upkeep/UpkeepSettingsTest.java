package io.daybook.command.run.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UpkeepSettingsTest {

  @Test
  void theDefaultsArePrefects() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new UpkeepSettings(
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                true,
                Duration.ofSeconds(5),
                true,
                Duration.ofSeconds(20),
                Duration.ofSeconds(300)));
  }

  @Test
  void everythingIsASetting() {
    Map<String, String> properties =
        Map.of(
            "daybook.run-upkeep.late-runs", "false",
            "daybook.run-upkeep.late-runs-interval", "1s",
            "daybook.run-upkeep.late-after", "2s",
            "daybook.run-upkeep.pause-expirations", "false",
            "daybook.run-upkeep.pause-expirations-interval", "3s",
            "daybook.run-upkeep.cancellations", "false",
            "daybook.run-upkeep.cancellations-interval", "4s",
            "daybook.run-upkeep.cancelling-timeout", "5s");

    assertThat(bind(properties))
        .isEqualTo(
            new UpkeepSettings(
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                false,
                Duration.ofSeconds(3),
                false,
                Duration.ofSeconds(4),
                Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "late-runs-interval, 99ms",
    "pause-expirations-interval, 2h",
    "cancellations-interval, 0s",
    "late-after, -1s",
    "cancelling-timeout, -1s"
  })
  void whatIsOutOfRangeIsRefused(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of("daybook.run-upkeep." + name, value)))
        .rootCause()
        .hasMessageContaining("daybook.run-upkeep." + name);
  }

  private static UpkeepSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("daybook.run-upkeep", UpkeepSettings.class);
  }
}
