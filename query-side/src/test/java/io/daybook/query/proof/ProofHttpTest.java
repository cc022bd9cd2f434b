package io.daybook.query.proof;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.proof.Checkpoint;
import io.daybook.proof.RecordJson;
import io.daybook.proof.Verifier;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.testing.ReadServer.Answer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ProofHttpTest {

  private static final String HISTORY = TamperedLedger.HISTORY;

  private static TamperedLedger ledger;

  @BeforeAll
  static void write() throws SQLException {
    ledger = new TamperedLedger();
  }

  @AfterAll
  static void close() throws SQLException {
    ledger.close();
  }

  @Test
  void verifyingAnswersWithWhatItLookedAt() throws Exception {
    JsonNode checkpoint = ledger.get("/checkpoint");

    assertThat(checkpoint.propertyNames()).containsExactly("position", "hash", "at");
    assertThat(ledger.get("/verify").toString())
        .isEqualTo(
            "{\"verified\":true,\"from\":1,\"to\":12,\"records\":12,\"head\":"
                + checkpoint
                + ",\"checkpoint\":null,\"problem_count\":0,\"problems\":[]}");
  }

  @Test
  void whatIsBehindACheckpointIsVerifiedAlone() throws Exception {
    JsonNode answer =
        ledger.get(
            "/verify?after=%s&checkpoint=%s"
                .formatted(ledger.checkpoint(7), ledger.checkpoint(10)));

    assertThat(answer.get("verified").booleanValue()).isTrue();
    assertThat(answer.get("from").intValue()).isEqualTo(8);
    assertThat(answer.get("records").intValue()).isEqualTo(5);
    assertThat(answer.get("checkpoint").stringValue()).isEqualTo(ledger.checkpoint(10));
  }

  @Test
  void aStartBeyondTheLastRecordShowsThatTheEndIsMissing() throws Exception {
    JsonNode answer = ledger.get("/verify?after=14:" + "ab".repeat(32));

    assertThat(answer.get("verified").booleanValue()).isFalse();
    JsonNode missing = answer.get("problems").get(0);
    assertThat(missing.get("kind").stringValue()).isEqualTo("MISSING");
    assertThat(missing.get("position").intValue()).isEqualTo(13);
    assertThat(missing.get("through").intValue()).isEqualTo(14);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkpoint=7:",
        "checkpoint=13:",
        "after=0:",
        "after=7:",
        "after=12:",
        "after=13:"
      })
  void aClaimThatDoesNotHoldIsNoBrokenChainInTheLog(String claim, CapturedOutput output)
      throws Exception {
    JsonNode answer = ledger.get("/verify?" + claim + "ab".repeat(32));

    assertThat(answer.get("verified").booleanValue()).isFalse();
    assertThat(output.getAll())
        .contains("A client's checkpoint or after does not agree")
        .doesNotContain("The ledger is not what was written", "Problem[");
  }

  @Test
  void aBrokenChainIsAnErrorInTheLogWhateverTheClaim(CapturedOutput output) throws Exception {
    ledger.tamper("update ledger.event set revision = 2 where position = 5");
    try {
      ledger.get("/verify?checkpoint=7:" + "ab".repeat(32));
    } finally {
      ledger.restore();
    }

    assertThat(output.getAll())
        .contains("The ledger is not what was written: 2 problems", "the first is 5 CHANGED: ")
        .doesNotContain("Problem[");
  }

  @Test
  void aHeadThatWasSetBackIsNotTheFaultOfAClaimThatHolds(CapturedOutput output) throws Exception {
    String last = ledger.checkpoint(12);
    ledger.tamper("update ledger.head set position = 10");
    try {
      ledger.get("/verify?after=" + last);
    } finally {
      ledger.restore();
    }

    assertThat(output.getAll()).contains("The ledger is not what was written: 1 problems");
  }

  @Test
  void documentsAreComparedAndRepairedIfThatIsAskedFor() throws Exception {
    await().atMost(20, SECONDS).until(() -> compared() >= 12);
    SearchClient client = ledger.server().bean(SearchClient.class);
    String id = UUID.randomUUID().toString();
    String flows = client.names().version(Index.FLOWS, 1);
    client.put("/%s/_doc/%s".formatted(flows, id), "{}".getBytes(StandardCharsets.UTF_8));

    JsonNode answer = ledger.get("/verify?documents=true");

    assertThat(answer.path("verified").booleanValue()).isFalse();
    assertThat(answer.path("problem_count").intValue()).isZero();
    assertThat(answer.at("/documents/difference_count").intValue()).isEqualTo(1);
    JsonNode difference = answer.at("/documents/differences/0");
    assertThat(difference.propertyNames())
        .containsExactly("projection", "index", "id", "kind", "detail");
    assertThat(difference.path("projection").stringValue()).isEqualTo("flows");
    assertThat(difference.path("id").stringValue()).isEqualTo(id);
    assertThat(difference.path("kind").stringValue()).isEqualTo("EXTRA");
    JsonNode next = ledger.get("/verify?documents=true");
    assertThat(next.path("verified").booleanValue()).isTrue();
    assertThat(next.at("/documents/difference_count").intValue()).isZero();
    assertThat(ledger.get("/verify?documents=false").has("documents")).isFalse();
  }

  private static int compared() throws Exception {
    Answer answer = ledger.server().get(HISTORY + "/verify?documents=true");
    return answer.status() == 200 ? answer.json().at("/documents/compared").intValue() : 0;
  }

  /** They may be what tells how it was. */
  @Test
  void documentsAreNotHeldAgainstALedgerThatWasTamperedWith() throws Exception {
    ledger.tamper("update ledger.event set revision = 2 where position = 5");
    try {
      JsonNode answer = ledger.get("/verify?documents=true");

      assertThat(answer.path("verified").booleanValue()).isFalse();
      assertThat(answer.get("documents").isNull()).isTrue();
    } finally {
      ledger.restore();
    }
  }

  @Test
  void exportedLinesAreTheLedgerAndTheSameEachTime() throws Exception {
    String whole = ledger.server().text(HISTORY + "/ledger");

    assertThat(ledger.server().text(HISTORY + "/ledger")).isEqualTo(whole);
    assertThat(
            ledger.server().text(HISTORY + "/ledger?through=5")
                + ledger.server().text(HISTORY + "/ledger?after=5"))
        .isEqualTo(whole);
    assertThat(ledger.server().text(HISTORY + "/ledger?after=12")).isEmpty();
    Verifier verifier =
        new Verifier(Checkpoint.BEGINNING, List.of(Checkpoint.parse(ledger.checkpoint(12))));
    whole.lines().map(RecordJson::parse).forEach(verifier::accept);
    assertThat(verifier.finish().isVerified()).isTrue();
    assertThat(ledger.server().get(HISTORY + "/ledger").header("Content-Type"))
        .contains("application/x-ndjson");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/verify?checkpoint=|checkpoint: a checkpoint is POSITION:HASH",
        "/verify?checkpoint=5|checkpoint: a checkpoint is POSITION:HASH",
        "/verify?checkpoint=5:00|checkpoint: a hash has 64",
        "/verify?after=-1:00|after: a checkpoint is POSITION:HASH",
        "/verify?checkpiont=5:00|checkpiont: no such query parameter; there are after, documents,"
            + " checkpoint",
        "/verify?documents=yes|documents: is neither true nor false: yes",
        "/checkpoint?at=5|at: this takes no query parameters",
        "/ledger?after=x|after: is no position: x",
        "/ledger?after=13|after: is beyond the last record, 12",
        "/ledger?after=5&through=4|through: is before after",
        "/ledger?through=-1|through: is no position: -1",
      })
  void whatIsNotUnderstoodIsRefused(String path, String why) throws Exception {
    Answer answer = ledger.server().get(HISTORY + path);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.json().get("detail").stringValue()).startsWith(why);
  }

  @Test
  void aCheckpointBeforeWhatIsVerifiedIsRefused() throws Exception {
    Answer answer =
        ledger
            .server()
            .get(
                HISTORY
                    + "/verify?after=%s&checkpoint=%s"
                        .formatted(ledger.checkpoint(7), ledger.checkpoint(6)));

    assertThat(answer.status()).isEqualTo(422);
  }

  @Test
  void aSecondVerificationAtTheSameTimeIsToldWhenToComeBack() throws Exception {
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Connection holder = ledger.server().connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table ledger.event in access exclusive mode");
      Future<Answer> first = threads.submit(() -> ledger.server().get(HISTORY + "/verify"));
      await().atMost(20, SECONDS).until(() -> isWaited(statement));

      Answer second = ledger.server().get(HISTORY + "/verify");
      holder.commit();

      assertThat(second.status()).isEqualTo(503);
      assertThat(second.header("Retry-After")).contains("10");
      assertThat(second.header("Content-Type")).contains("application/problem+json");
      assertThat(first.get().status()).isEqualTo(200);
    }
    assertThat(ledger.verify()).isEmpty();
  }

  private static boolean isWaited(Statement statement) throws SQLException {
    statement.execute("select pg_stat_clear_snapshot()"); // else it is that of the first look
    try (ResultSet found =
        statement.executeQuery(
            "select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like '%max(position)%head%')")) {
      return found.next() && found.getBoolean(1);
    }
  }
}
