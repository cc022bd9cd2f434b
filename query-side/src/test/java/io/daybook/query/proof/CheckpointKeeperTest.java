package io.daybook.query.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.embedded.EmbeddedPair;
import io.daybook.query.projection.TestLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class CheckpointKeeperTest {

  private final EmbeddedPair pair = EmbeddedPair.shared();

  @TempDir Path directory;

  private TestLedger ledger;
  private JdbcClient jdbc;
  private LedgerRows rows;
  private Path file;

  @BeforeEach
  void start() throws SQLException {
    ledger = TestLedger.create(pair.jdbcUrl(), pair.user(), pair.password());
    jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(pair.jdbcUrl(), pair.user(), pair.password()));
    rows = new LedgerRows(jdbc);
    file = directory.resolve("checkpoints.ndjson");
  }

  @AfterEach
  void stop() throws SQLException {
    ledger.close();
    pair.close();
  }

  private CheckpointKeeper keeper(@Nullable Path to) {
    return new CheckpointKeeper(rows, new CheckpointSettings(true, Duration.ofHours(1), to));
  }

  private String head() {
    return jdbc.sql("select position || ':' || encode(hash, 'hex') from ledger.head")
        .query(String.class)
        .single();
  }

  @Test
  void newRecordsAreToldToTheLogAndTheFile(CapturedOutput output) throws Exception {
    CheckpointKeeper keeper = keeper(file);
    keeper.keep();
    assertThat(file).doesNotExist();

    ledger.append(TamperedLedger.flow("a"), TamperedLedger.flow("b"));
    keeper.keep();
    keeper.keep();
    String second = head();
    ledger.append(TamperedLedger.flow("c"));
    keeper.keep();

    assertThat(output.getAll())
        .containsOnlyOnce("Checkpoint of the ledger: " + second)
        .containsOnlyOnce("Checkpoint of the ledger: " + head());
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(Files.readAllLines(file).getFirst())
        .startsWith("{\"position\":2,\"hash\":\"" + second.substring(2) + "\",\"at\":\"");
  }

  @Test
  void withoutAFileTheLogHasThem(CapturedOutput output) throws SQLException, IOException {
    ledger.append(TamperedLedger.flow("a"));

    keeper(null).keep();

    assertThat(output.getAll()).contains("Checkpoint of the ledger: " + head());
  }

  @Test
  void whatWasWrittenAnewSinceTheLastOneIsTold(CapturedOutput output) throws Exception {
    CheckpointKeeper keeper = keeper(null);
    ledger.append(TamperedLedger.flow("a"));
    keeper.keep();
    String kept = head();

    jdbc.sql("update ledger.event set hash = sha256('other')").update();
    keeper.keep();

    assertThat(output.getAll()).contains("not what it was at the checkpoint " + kept);
  }

  @Test
  void theLastLineOfTheFileHoldsAfterARestartToo(CapturedOutput output) throws Exception {
    ledger.append(TamperedLedger.flow("a"));
    keeper(file).keep();
    String kept = head();

    keeper(file).keep();
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(output.getAll()).doesNotContain("not what it was");

    jdbc.sql("update ledger.event set hash = sha256('other')").update();
    ledger.append(TamperedLedger.flow("b"));
    keeper(file).keep();

    assertThat(output.getAll()).contains("not what it was at the checkpoint " + kept);
  }

  @Test
  void whatWasFoundIsToldAgainAndTheNewChainIsNotTakenOver(CapturedOutput output) throws Exception {
    CheckpointKeeper keeper = keeper(file);
    ledger.append(TamperedLedger.flow("a"));
    keeper.keep();
    String kept = head();

    jdbc.sql("update ledger.event set hash = sha256('other')").update();
    ledger.append(TamperedLedger.flow("b"));
    keeper.keep();
    keeper.keep();

    assertThat(output.getAll().split("not what it was at the checkpoint " + kept, -1)).hasSize(3);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"position\":1,\"ha", "\n"})
  void aLastLineThatIsNoCheckpointIsNotPassedOver(String lines) throws Exception {
    ledger.append(TamperedLedger.flow("a"));
    Files.writeString(file, lines);

    assertThatThrownBy(() -> keeper(file).keep())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no checkpoint, remove it");
  }
}
