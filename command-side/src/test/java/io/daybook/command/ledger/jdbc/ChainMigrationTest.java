package io.daybook.command.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger from before there was a chain gets one. */
class ChainMigrationTest {

  private final TestDatabase database = TestDatabase.create();

  @Test
  void rowsAreChainedAsTheyStand() throws SQLException {
    migrate("8");
    insert(1, "2026-01-01T00:00:00Z", "a");
    insert(2, "2026-01-01T00:00:00Z", "a");
    insert(3, "2026-01-01T00:00:00Z", "b");
    insert(4, "2025-06-01T00:00:00Z", "b");
    insert(5, "2026-02-01T00:00:00.000001Z", "c");
    execute("update ledger.head set position = 5");

    migrate("latest");

    ChainedRows rows = rows();
    assertThat(rows.appendedAt())
        .containsExactlyElementsOf(
            List.of(
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00.000001Z"),
                Instant.parse("2026-01-01T00:00:00.000002Z"),
                Instant.parse("2026-02-01T00:00:00.000001Z")));
    rows.areChained();
  }

  @Test
  void aMomentThatIsStillToComeIsNotTaken() throws SQLException {
    migrate("8");
    insert(1, "2999-01-01T00:00:00Z", "a");
    execute("update ledger.head set position = 1");

    migrate("latest");

    assertThat(rows().appendedAt().getFirst()).isBeforeOrEqualTo(Instant.now());
    rows().areChained();
  }

  @Test
  void anEmptyLedgerBeginsWithTheGenesis() {
    migrate("latest");

    rows().areChained();
  }

  private ChainedRows rows() {
    return new ChainedRows(
        JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password())));
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .defaultSchema("ledger")
        .locations("classpath:db/ledger")
        .target(version)
        .load()
        .migrate();
  }

  private void insert(long position, String recordedAt, String request) throws SQLException {
    execute(
        """
        insert into ledger.event values (%d, gen_random_uuid(), 'Flow', 0, gen_random_uuid(),
          'FlowCreated', 1, '{"name":  "é", "b":1, "b":2}', '{"request_id":"%s"}', '%s')
        """
            .formatted(position, request, recordedAt));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
