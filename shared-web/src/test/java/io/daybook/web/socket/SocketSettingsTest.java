package io.daybook.web.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SocketSettingsTest {

  @Test
  void defaults() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new SocketSettings(
                1000,
                DataSize.ofMegabytes(4),
                DataSize.ofMegabytes(4),
                1000,
                500,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20)));
  }

  @Test
  void everySettingHasAName() {
    assertThat(
            bound(
                Map.of(
                    "daybook.sockets.waiting-frames", "5",
                    "daybook.sockets.waiting-size", "2KB",
                    "daybook.sockets.max-frame-size", "3KB",
                    "daybook.sockets.most", "6",
                    "daybook.sockets.most-per-address", "7",
                    "daybook.sockets.first-word", "8s",
                    "daybook.sockets.frame-timeout", "9s",
                    "daybook.sockets.ping-interval", "1m")))
        .isEqualTo(
            new SocketSettings(
                5,
                DataSize.ofKilobytes(2),
                DataSize.ofKilobytes(3),
                6,
                7,
                Duration.ofSeconds(8),
                Duration.ofSeconds(9),
                Duration.ofMinutes(1)));
  }

  @Test
  void valuesThatCanNotWorkAreRefused() {
    refused("waiting-frames", "0");
    refused("waiting-size", "1B");
    refused("max-frame-size", "2GB");
    refused("most", "0");
    refused("most-per-address", "100001");
    refused("first-word", "99ms");
    refused("frame-timeout", "2h");
    refused("ping-interval", "0s");
  }

  private static void refused(String name, String value) {
    assertThatThrownBy(() -> bound(Map.of("daybook.sockets." + name, value)))
        .isInstanceOf(BindException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining("daybook.sockets." + name);
  }

  private static SocketSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("daybook.sockets", SocketSettings.class);
  }
}
