package io.daybook.query.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CheckpointSettingsTest {

  private static final String PREFIX = "daybook.ledger.checkpoints";

  @TempDir Path directory;

  private static CheckpointSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate(PREFIX, CheckpointSettings.class);
  }

  @Test
  void everyHourToTheLogAlone() {
    assertThat(bound(Map.of())).isEqualTo(new CheckpointSettings(true, Duration.ofHours(1), null));
  }

  @Test
  void allOfThemCanBeSet() {
    Path file = directory.resolve("checkpoints.ndjson");

    assertThat(
            bound(
                Map.of(
                    PREFIX + ".enabled", "false",
                    PREFIX + ".interval", "5s",
                    PREFIX + ".file", file.toString())))
        .isEqualTo(new CheckpointSettings(false, Duration.ofSeconds(5), file));
  }

  @Test
  void whatCanNotBeIsRefused() {
    assertRefused("interval", "999ms", "must be 1 s to 1 day");
    assertRefused("interval", "25h", "must be 1 s to 1 day");
    String nowhere = directory.resolve("none/checkpoints.ndjson").toString();
    assertRefused("file", nowhere, "must be a file in a directory that exists");
    assertRefused("file", directory.toString(), "must be a file in a directory that exists");
  }

  private static void assertRefused(String setting, String value, String reason) {
    assertThatThrownBy(() -> bound(Map.of(PREFIX + "." + setting, value)))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage(PREFIX + "." + setting + " " + reason);
  }
}
