package io.daybook.command.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.daybook.wire.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class DeploymentSettingsTest {

  @Test
  void theDefaultsAreTheReferences() {
    assertThat(bind(Map.of()))
        .isEqualTo(new DeploymentSettings(DataSize.ofBytes(524_288), 50, 100));
  }

  @Test
  void allAreSettings() {
    assertThat(
            bind(
                Map.of(
                    "daybook.deployments.max-parameter-size",
                    "1MB",
                    "daybook.deployments.max-scheduled-runs",
                    "7",
                    "daybook.deployments.max-schedules",
                    "8")))
        .isEqualTo(new DeploymentSettings(DataSize.ofMegabytes(1), 7, 8));
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeploymentSettings(DataSize.ofBytes(-1), 50, 100))
        .withMessageContaining("daybook.deployments.max-parameter-size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeploymentSettings(DataSize.ofBytes(1), 0, 100))
        .withMessageContaining("daybook.deployments.max-scheduled-runs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeploymentSettings(DataSize.ofBytes(1), 50, 0))
        .withMessageContaining("daybook.deployments.max-schedules");
  }

  @Test
  void zeroIsNoLimit() {
    DeploymentSettings settings = new DeploymentSettings(DataSize.ofBytes(0), 50, 100);

    assertThat(settings.checkSize(Json.object().put("x", "y".repeat(1_000_000)))).isNotEmpty();
  }

  private static DeploymentSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("daybook.deployments", DeploymentSettings.class);
  }
}
