package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

  private static <T> T bound(String prefix, Class<T> type, Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
  }

  private static <T> void assertRefused(
      String prefix, Class<T> type, String setting, String value, String reason) {
    assertThatThrownBy(() -> bound(prefix, type, Map.of(prefix + "." + setting, value)))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage(prefix + "." + setting + " " + reason);
  }

  @Test
  void projections() {
    String prefix = "daybook.projection";
    assertThat(bound(prefix, ProjectionSettings.class, Map.of()))
        .isEqualTo(
            new ProjectionSettings(
                1000,
                Duration.ofSeconds(1),
                Duration.ofMillis(250),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                20,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10)));
    assertThat(
            bound(
                prefix,
                ProjectionSettings.class,
                Map.of(
                    prefix + ".batch-size", "5",
                    prefix + ".tick", "2s",
                    prefix + ".history-delay", "0s",
                    prefix + ".retry-delay", "1s",
                    prefix + ".inspection-interval", "100ms",
                    prefix + ".lost-after", "1s",
                    prefix + ".sweep-size", "1",
                    prefix + ".sweep-pause", "10ms",
                    prefix + ".claim-timeout", "3s")))
        .isEqualTo(
            new ProjectionSettings(
                5,
                Duration.ofSeconds(2),
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                1,
                Duration.ofMillis(10),
                Duration.ofSeconds(3)));
    Class<ProjectionSettings> type = ProjectionSettings.class;
    assertRefused(prefix, type, "batch-size", "0", "must be 1 to 10000");
    assertRefused(prefix, type, "tick", "0s", "must be positive");
    assertRefused(prefix, type, "history-delay", "-1s", "must be 0 to 1 minute");
    assertRefused(prefix, type, "history-delay", "61s", "must be 0 to 1 minute");
    assertRefused(prefix, type, "retry-delay", "0s", "must be positive");
    String interval = "must be 100 ms to 1 minute";
    assertRefused(prefix, type, "inspection-interval", "99ms", interval);
    assertRefused(prefix, type, "inspection-interval", "61s", interval);
    assertRefused(prefix, type, "lost-after", "999ms", "must be 1 second to 1 day");
    assertRefused(prefix, type, "lost-after", "25h", "must be 1 second to 1 day");
    assertRefused(prefix, type, "sweep-size", "0", "must be 1 to 10000");
    assertRefused(prefix, type, "sweep-size", "10001", "must be 1 to 10000");
    assertRefused(prefix, type, "sweep-pause", "9ms", "must be 10 ms to 1 day");
    assertRefused(prefix, type, "sweep-pause", "25h", "must be 10 ms to 1 day");
    assertRefused(prefix, type, "claim-timeout", "10ms", "must be at least a second");
  }

  @Test
  void reads() {
    String prefix = "daybook.reads";
    assertThat(bound(prefix, ReadSettings.class, Map.of()).patience())
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(bound(prefix, ReadSettings.class, Map.of(prefix + ".wait", "0s")).patience())
        .isEqualTo(Duration.ZERO);
    assertRefused(prefix, ReadSettings.class, "wait", "-1s", "must not be negative");
  }

  @Test
  void database() {
    String prefix = "daybook.postgres";
    Class<ProjectionDatabaseSettings> type = ProjectionDatabaseSettings.class;
    assertThat(bound(prefix, type, Map.of()))
        .isEqualTo(
            new ProjectionDatabaseSettings(
                "jdbc:postgresql://127.0.0.1:5432/daybook", "daybook", "", 10));
    ProjectionDatabaseSettings set =
        bound(
            prefix,
            type,
            Map.of(
                prefix + ".url", "jdbc:postgresql://db/x",
                prefix + ".username", "u",
                prefix + ".password", "secret",
                prefix + ".read-pool-size", "6"));
    assertThat(set)
        .isEqualTo(new ProjectionDatabaseSettings("jdbc:postgresql://db/x", "u", "secret", 6));
    assertThat(set).asString().doesNotContain("secret");
    assertRefused(prefix, type, "url", "db", "must begin with jdbc:postgresql:");
    assertRefused(prefix, type, "read-pool-size", "5", "must be 6 to 1000");
  }
}
