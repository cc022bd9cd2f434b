package io.daybook.command.timezone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TimezoneSettingsTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of())).isEqualTo(new TimezoneSettings(null));
  }

  @Test
  void everySettingHasAName() {
    assertThat(bound(Map.of("daybook.timezones.path", OlderZones.FOLDER.toString())))
        .isEqualTo(new TimezoneSettings(OlderZones.FOLDER));
  }

  @Test
  void aPathWithNothingThereIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimezoneSettings(Path.of("/no/such/folder")))
        .withMessage("daybook.timezones.path: there is nothing at /no/such/folder");
  }

  private static TimezoneSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.timezones", TimezoneSettings.class);
  }
}
