package io.daybook.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.audit.Refusal.SentBody;
import io.daybook.command.ledger.axon.LedgerUnderTest;
import io.daybook.ledger.EventMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RefusalLogTest {

  private static final Instant NOW = Instant.parse("2026-11-22T23:59:59Z");

  private LedgerUnderTest ledger;

  @BeforeEach
  void start() {
    ledger = LedgerUnderTest.start(List.of());
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void whatFindsNoRoomIsCounted() {
    RefusalLog log = log(5);
    for (int i = 0; i < 8; i++) {
      log.refused(refusal(NOW, "flow " + i));
    }
    log.malformed(NOW, "POST", "/api/flows/");

    log.destroy();

    assertThat(targets()).containsExactly("flow 0", "flow 1", "flow 2", "flow 3", "flow 4");
    assertThat(counts()).containsExactly("2026-11-22 DELETE 0 3", "2026-11-22 POST 1 0");
  }

  @Test
  void countsAddUp() {
    for (int i = 0; i < 2; i++) {
      RefusalLog log = log(1);
      log.malformed(NOW, "POST", "/api/flows/");
      log.malformed(NOW.plusSeconds(1), "POST", "/api/flows/");
      log.destroy();
    }

    assertThat(counts()).containsExactly("2026-11-22 POST 2 0", "2026-11-23 POST 2 0");
  }

  @Test
  void oneThatCanNotBeStoredTakesNoOtherWithIt() {
    Instant beyond = Instant.parse("+300000-01-01T00:00:00Z");
    RefusalLog log = log(5);
    log.refused(refusal(NOW, "before"));
    log.refused(refusal(beyond, "never"));
    log.refused(refusal(NOW, "after\0"));

    log.destroy();

    assertThat(targets()).containsExactly("before", "after");
  }

  @Test
  void whatWaitsForPostgresqlIsNotLost() {
    RefusalLog log = log(5);
    log.refused(refusal(NOW, "kept"));
    log.malformed(NOW, "POST", "/api/flows/");
    ledger.jdbc().sql("alter table audit.refusal rename to away").update();
    log.destroy();
    ledger.jdbc().sql("alter table audit.away rename to refusal").update();
    assertThat(targets()).isEmpty();

    log.destroy();

    assertThat(targets()).containsExactly("kept");
    assertThat(counts()).containsExactly("2026-11-22 POST 1 0");
  }

  private RefusalLog log(int queue) {
    return new RefusalLog(
        new RefusalTable(ledger.dataSource()),
        new RefusalSettings(
            Duration.ofDays(1), Duration.ofDays(1), true, DataSize.ofBytes(0), queue));
  }

  private static Refusal refusal(Instant at, String target) {
    return new Refusal(
        at,
        EventMetadata.SYSTEM,
        "DELETE",
        "/api/flows/{id}",
        target,
        Subject.of("/api/flows/{id}", Map.of(), null),
        SentBody.NONE,
        404,
        "Flow not found");
  }

  private List<String> targets() {
    return ledger
        .jdbc()
        .sql("select target from audit.refusal order by number")
        .query(String.class)
        .list();
  }

  private List<String> counts() {
    return ledger
        .jdbc()
        .sql(
            "select concat_ws(' ', day, method, malformed, unrecorded) from audit.refusal_count"
                + " order by day, method")
        .query(String.class)
        .list();
  }
}
