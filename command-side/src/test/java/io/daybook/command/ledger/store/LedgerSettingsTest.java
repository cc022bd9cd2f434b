package io.daybook.command.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LedgerSettingsTest {

  @Test
  void defaults() {
    assertThat(bind(LedgerSettings.class, "daybook.ledger", Map.of()))
        .isEqualTo(new LedgerSettings(Duration.ofSeconds(10), Duration.ofSeconds(30), 20));
    assertThat(bind(PostgresSettings.class, "daybook.postgres", Map.of()))
        .isEqualTo(
            new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:5432/daybook",
                "daybook",
                "",
                16,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30)));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            bind(
                LedgerSettings.class,
                "daybook.ledger",
                Map.of(
                    "daybook.ledger.lock-timeout", "250ms",
                    "daybook.ledger.idle-transaction-timeout", "2m",
                    "daybook.ledger.attempts", "3")))
        .isEqualTo(new LedgerSettings(Duration.ofMillis(250), Duration.ofMinutes(2), 3));
    assertThat(
            bind(
                PostgresSettings.class,
                "daybook.postgres",
                Map.of(
                    "daybook.postgres.url", "jdbc:postgresql://db/x",
                    "daybook.postgres.username", "u",
                    "daybook.postgres.password", "p",
                    "daybook.postgres.maximum-pool-size", "4",
                    "daybook.postgres.connection-timeout", "2s",
                    "daybook.postgres.statement-timeout", "3s")))
        .isEqualTo(
            new PostgresSettings(
                "jdbc:postgresql://db/x",
                "u",
                "p",
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3)));
  }

  @Test
  void aWaitForEverIsRefused() {
    assertThatThrownBy(() -> new LedgerSettings(Duration.ZERO, Duration.ofSeconds(1), 1))
        .hasMessageContaining("daybook.ledger.lock-timeout");
    assertThatThrownBy(() -> new LedgerSettings(Duration.ofSeconds(1), Duration.ofHours(2), 1))
        .hasMessageContaining("daybook.ledger.idle-transaction-timeout");
    assertThatThrownBy(() -> new LedgerSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), 0))
        .hasMessageContaining("daybook.ledger.attempts");
  }

  @Test
  void onlyAPostgresqlWithAPoolIsTaken() {
    assertThatThrownBy(() -> postgres("jdbc:h2:mem", 4, 5000))
        .hasMessageContaining("daybook.postgres.url");
    assertThatThrownBy(() -> postgres("jdbc:postgresql://db/x", 0, 5000))
        .hasMessageContaining("daybook.postgres.maximum-pool-size");
    assertThatThrownBy(() -> postgres("jdbc:postgresql://db/x", 4, 249))
        .hasMessageContaining("daybook.postgres.connection-timeout");
    assertThatThrownBy(() -> postgres("jdbc:postgresql://db/x", 4, 3_600_001))
        .hasMessageContaining("daybook.postgres.connection-timeout");
    assertThatThrownBy(() -> postgres("jdbc:postgresql://db/x", 4, 5000, 999))
        .hasMessageContaining("daybook.postgres.statement-timeout");
    assertThatThrownBy(() -> postgres("jdbc:postgresql://db/x", 4, 5000, 3_600_001))
        .hasMessageContaining("daybook.postgres.statement-timeout");
  }

  @Test
  void aPasswordIsNotShown() {
    assertThat(postgres("jdbc:postgresql://db/x", 4, 5000).toString()).doesNotContain("secret");
  }

  private static PostgresSettings postgres(String url, int poolSize, long timeoutMillis) {
    return postgres(url, poolSize, timeoutMillis, 30_000);
  }

  private static PostgresSettings postgres(
      String url, int poolSize, long timeoutMillis, long statementMillis) {
    return new PostgresSettings(
        url,
        "u",
        "secret",
        poolSize,
        Duration.ofMillis(timeoutMillis),
        Duration.ofMillis(statementMillis));
  }

  private static <T> T bind(Class<T> type, String prefix, Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
  }
}
