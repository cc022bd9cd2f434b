package io.daybook.web.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OriginSettingsTest {

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }

  @Test
  void defaults() {
    assertThat(bind("daybook.cors", CorsSettings.class, Map.of()))
        .isEqualTo(new CorsSettings(List.of(), List.of("*"), List.of("*")));
    assertThat(bind("daybook.csrf", CsrfSettings.class, Map.of()))
        .isEqualTo(new CsrfSettings(false, Duration.ofHours(1), ""));
    assertThat(bind("daybook.hosts", HostSettings.class, Map.of()))
        .isEqualTo(new HostSettings(List.of()));
  }

  @Test
  void everyPropertyIsMapped() {
    Map<String, String> properties =
        Map.of(
            "daybook.cors.allowed-origins", "*",
            "daybook.cors.allowed-methods", "GET",
            "daybook.cors.allowed-headers", "X-A,X-B",
            "daybook.csrf.enabled", "true",
            "daybook.csrf.token-lifetime", "5m",
            "daybook.csrf.secret", "0123456789abcdef",
            "daybook.hosts.allowed", "a.example,b.example");

    assertThat(bind("daybook.cors", CorsSettings.class, properties))
        .isEqualTo(new CorsSettings(List.of("*"), List.of("GET"), List.of("X-A", "X-B")));
    assertThat(bind("daybook.csrf", CsrfSettings.class, properties))
        .isEqualTo(new CsrfSettings(true, Duration.ofMinutes(5), "0123456789abcdef"));
    assertThat(bind("daybook.hosts", HostSettings.class, properties))
        .isEqualTo(new HostSettings(List.of("a.example", "b.example")));
  }

  @ParameterizedTest
  @CsvSource({
    "daybook.cors.allowed-origins, ui.example",
    "daybook.cors.allowed-origins, https://ui.example/path",
    "daybook.cors.allowed-origins, https://*.example",
    "daybook.cors.allowed-methods, 'GE T'",
    "daybook.cors.allowed-headers, 'a:b'",
    "daybook.csrf.token-lifetime, 0s",
    "daybook.csrf.token-lifetime, 366d",
    "daybook.csrf.secret, short",
    "daybook.hosts.allowed, https://a.example",
    "daybook.hosts.allowed, a.example:4200"
  })
  void nonsenseIsRefusedByName(String name, String value) {
    String prefix = name.substring(0, name.lastIndexOf('.'));
    Class<?> type =
        switch (prefix) {
          case "daybook.cors" -> CorsSettings.class;
          case "daybook.csrf" -> CsrfSettings.class;
          default -> HostSettings.class;
        };

    assertThatThrownBy(() -> bind(prefix, type, Map.of(name, value)))
        .rootCause()
        .hasMessageContaining(name);
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(new CsrfSettings(true, Duration.ofHours(1), "0123456789abcdef").toString())
        .doesNotContain("0123456789abcdef");
  }
}
