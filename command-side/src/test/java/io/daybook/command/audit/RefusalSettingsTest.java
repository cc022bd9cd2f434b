package io.daybook.command.audit;

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
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.unit.DataSize;

class RefusalSettingsTest {

  private static final String PREFIX = "daybook.audit.refusals.";

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new RefusalSettings(
                Duration.ofDays(400), Duration.ofDays(1), true, DataSize.ofKilobytes(16), 1000));
  }

  @Test
  void everySettingHasAName() {
    assertThat(
            bound(
                Map.of(
                    PREFIX + "retention",
                    "7d",
                    PREFIX + "retention-interval",
                    "10m",
                    PREFIX + "bodies",
                    "false",
                    PREFIX + "max-body-size",
                    "1KB",
                    PREFIX + "queue",
                    "5")))
        .isEqualTo(
            new RefusalSettings(
                Duration.ofDays(7), Duration.ofMinutes(10), false, DataSize.ofKilobytes(1), 5));
  }

  @ParameterizedTest
  @CsvSource({
    "retention, 1h",
    "retention, 40000d",
    "retention-interval, 10ms",
    "retention-interval, 2d",
    "max-body-size, 2MB",
    "queue, 0"
  })
  void valuesThatCanNotWorkAreRefused(String name, String value) {
    assertThatThrownBy(() -> bound(Map.of(PREFIX + name, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining(PREFIX + name + " must be");
  }

  @Test
  void withoutBodiesNothingOfThemIsKept() {
    assertThat(bound(Map.of(PREFIX + "bodies", "false")).keptBytes()).isZero();
  }

  private static RefusalSettings bound(Map<String, String> settings) {
    return new Binder(
            java.util.List.of(new MapConfigurationPropertySource(settings)),
            null,
            ApplicationConversionService.getSharedInstance())
        .bindOrCreate("daybook.audit.refusals", RefusalSettings.class);
  }
}
