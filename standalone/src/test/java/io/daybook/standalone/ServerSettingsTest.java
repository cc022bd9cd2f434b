package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  @Test
  void listensOnThisMachineAloneUnlessToldOtherwise() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new ServerSettings("127.0.0.1", 4200, Path.of("data").toAbsolutePath().normalize()));
  }

  @Test
  void takesEverySetting() {
    ServerSettings settings =
        bind(
            Map.of(
                "daybook.server.address", "0.0.0.0",
                "daybook.server.port", "0",
                "daybook.server.data", "/var/lib/daybook"));

    assertThat(settings).isEqualTo(new ServerSettings("0.0.0.0", 0, Path.of("/var/lib/daybook")));
  }

  @Test
  void namesTheSettingThatIsWrong() {
    assertThatThrownBy(() -> bind(Map.of("daybook.server.port", "65536")))
        .hasRootCauseMessage("daybook.server.port must be from 0 to 65535: 65536");
    assertThatThrownBy(() -> bind(Map.of("daybook.server.address", " ")))
        .hasRootCauseMessage("daybook.server.address must name an interface");
  }

  private static ServerSettings bind(Map<String, String> values) {
    return SettingsOf.values(values).bindOrCreate("daybook.server", ServerSettings.class);
  }
}
