package io.daybook.web.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class BudgetSettingsTest {

  private static BudgetSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.api", BudgetSettings.class);
  }

  @Test
  void defaults() {
    assertThat(bound(Map.of())).isEqualTo(new BudgetSettings(null, 400, 400));
    assertThat(bound(Map.of()).bytes())
        .isEqualTo(Math.max(32 << 20, Runtime.getRuntime().maxMemory() / 8 * 3));
  }

  @Test
  void everySettingIsRead() {
    BudgetSettings settings =
        bound(
            Map.of(
                "daybook.api.body-budget", "64MB",
                "daybook.api.max-reads", "5",
                "daybook.api.max-writes", "6"));

    assertThat(settings).isEqualTo(new BudgetSettings(DataSize.ofMegabytes(64), 5, 6));
    assertThat(settings.bytes()).isEqualTo(64 << 20);
  }

  @ParameterizedTest
  @CsvSource({"body-budget, 31MB", "max-reads, 0", "max-reads, 100001", "max-writes, 0"})
  void whatCanNotWorkIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> bound(Map.of("daybook.api." + name, value)))
        .rootCause()
        .hasMessageContaining("daybook.api." + name);
  }
}
