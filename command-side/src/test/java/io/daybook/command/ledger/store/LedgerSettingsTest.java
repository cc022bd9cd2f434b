package io.daybook.command.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class LedgerSettingsTest {

  @Test
  void defaults() {
    assertThat(bind(LedgerSettings.class, "daybook.ledger", Map.of()))
        .isEqualTo(settings(Duration.ofSeconds(10), Duration.ofSeconds(30), 20, 8192));
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
                    "daybook.ledger.attempts", "3",
                    "daybook.ledger.max-object-size", "100KB")))
        .isEqualTo(settings(Duration.ofMillis(250), Duration.ofMinutes(2), 3, 100));
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
    assertThatThrownBy(() -> settings(Duration.ZERO, Duration.ofSeconds(1), 1, 100))
        .hasMessageContaining("daybook.ledger.lock-timeout");
    assertThatThrownBy(() -> settings(Duration.ofSeconds(1), Duration.ofHours(2), 1, 100))
        .hasMessageContaining("daybook.ledger.idle-transaction-timeout");
    assertThatThrownBy(() -> settings(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, 100))
        .hasMessageContaining("daybook.ledger.attempts");
    for (long kilobytes : new long[] {63, 1024 * 1024 + 1}) {
      assertThatThrownBy(() -> settings(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, kilobytes))
          .hasMessageContaining("daybook.ledger.max-object-size");
    }
  }

  private static LedgerSettings settings(
      Duration lock, Duration idle, int attempts, long kilobytes) {
    return new LedgerSettings(lock, idle, attempts, DataSize.ofKilobytes(kilobytes));
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
