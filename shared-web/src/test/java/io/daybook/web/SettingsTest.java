package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTest {

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }

  @Test
  void defaults() {
    assertThat(bind("daybook.api", ApiSettings.class, Map.of()))
        .isEqualTo(new ApiSettings(200, DataSize.ofMegabytes(16)));
    assertThat(bind("daybook.auth", AuthSettings.class, Map.of()))
        .isEqualTo(new AuthSettings("", Duration.ofSeconds(1)));
  }

  @Test
  void everyPropertyIsMapped() {
    Map<String, String> properties =
        Map.of(
            "daybook.api.default-limit",
            "50",
            "daybook.api.max-body-size",
            "1MB",
            "daybook.auth.string",
            "a:b",
            "daybook.auth.wrong-key-delay",
            "2s");

    assertThat(bind("daybook.api", ApiSettings.class, properties))
        .isEqualTo(new ApiSettings(50, DataSize.ofMegabytes(1)));
    assertThat(bind("daybook.auth", AuthSettings.class, properties))
        .isEqualTo(new AuthSettings("a:b", Duration.ofSeconds(2)));
  }

  @Test
  void theServerListensWhereDaybookIsTold() throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addLast(new ResourcePropertySource("classpath:/io/daybook/web/web.properties"));
    assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    assertThat(environment.getProperty("server.port")).isEqualTo("4200");

    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "daybook", Map.of("daybook.host", "0.0.0.0", "daybook.port", "4300")));
    assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
    assertThat(environment.getProperty("server.port")).isEqualTo("4300");
  }

  @ParameterizedTest
  @CsvSource({
    "daybook.api.default-limit, 0",
    "daybook.api.default-limit, 10001",
    "daybook.api.max-body-size, 10B",
    "daybook.api.max-body-size, 2GB"
  })
  void nonsenseIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> bind("daybook.api", ApiSettings.class, Map.of(name, value)))
        .rootCause()
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1s", "31s"})
  void aDelayThatIsNoneIsRefused(String value) {
    Map<String, String> properties = Map.of("daybook.auth.wrong-key-delay", value);

    assertThatThrownBy(() -> bind("daybook.auth", AuthSettings.class, properties))
        .rootCause()
        .hasMessageContaining("daybook.auth.wrong-key-delay");
  }

  @Test
  void whatMayBeAPasswordIsNobodysName() {
    assertThat(new AuthSettings("admin:s:ecret", Duration.ZERO).user()).isEqualTo("admin");
    assertThat(new AuthSettings("s3cret", Duration.ZERO).user()).isNull();
  }
}
